const nowhere = 'http://nowhere.invalid';

/** Where to go after signing in: an address of this service or its start page, never another site. */
export function localPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 1000 || !asked.startsWith('/') || !URL.canParse(asked, nowhere)) return '/';
  const { origin, pathname, search } = new URL(asked, nowhere);
  // A path that begins with two slashes would be read as another host.
  return origin === nowhere && !pathname.startsWith('//') && !/^\/sign-(in|out)\b/.test(pathname) ? pathname + search : '/';
}
