import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { findSession, sessionCookie, type Session } from '#platform/session.ts';
import type { Platform } from '#platform/work.ts';

export type Answers = Readonly<Record<string, string | readonly string[]>>;
export type Page = {
  status: number;
  url: string;
  /** Where a redirect leads, or ''. */
  goesTo: string;
  html: string;
  /** The words on the page, without markup. */
  text: string;
  headers: Readonly<Record<string, unknown>>;
};

/** Drives the application as a browser without JavaScript does: cookies, forms with their hidden fields, redirects. */
export function browserOf(app: FastifyInstance) {
  const cookies = new Map<string, string>();

  async function send(method: 'GET' | 'POST', url: string, answers?: Answers | Uint8Array, headers: Record<string, string> = {}): Promise<Page> {
    const response = await app.inject({
      method,
      url,
      headers: {
        host: 'localhost',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(answers && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(answers && { payload: answers instanceof Uint8Array ? Buffer.from(answers) : encoded(answers) }),
    });
    for (const { name, value, maxAge } of response.cookies) {
      if (value === '' || maxAge === 0) cookies.delete(name);
      else cookies.set(name, value);
    }
    return {
      status: response.statusCode,
      url,
      goesTo: String(response.headers['location'] ?? ''),
      html: response.body,
      text: wordsOf(response.body),
      headers: response.headers,
    };
  }

  const browser = {
    cookies,
    visit: (url: string) => send('GET', url),
    post: (url: string, answers: Answers = {}, headers?: Record<string, string>) => send('POST', url, answers, headers),

    /** Follows redirects from a page to where they end. */
    async follow(page: Page): Promise<Page> {
      let at = page;
      for (let hops = 0; at.goesTo && hops < 5; hops += 1) at = await send('GET', at.goesTo);
      return at;
    },

    /** Opens a page, keeps what its form already says, types these answers over it, and sends it. */
    async fillIn(url: string, answers: Answers = {}): Promise<Page> {
      const page = await send('GET', url);
      assert.equal(page.status, 200, `${url} should open, and answered ${page.status}: ${page.text.slice(0, 200)}`);
      return send('POST', url, { ...fieldsOf(page.html), ...answers });
    },

    /** Opens a page, and sends its form with a file chosen, as a browser does. */
    async fillInWithFile(url: string, file: { field: string; content: string | Uint8Array; name?: string }, answers: Answers = {}): Promise<Page> {
      const page = await send('GET', url);
      assert.equal(page.status, 200, `${url} should open, and answered ${page.status}: ${page.text.slice(0, 200)}`);
      const { [file.field]: _none, ...fields } = { ...fieldsOf(page.html), ...answers };
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
      form.append(file.field, new Blob([Buffer.from(file.content)]), file.name ?? 'file.csv');
      const response = new Response(form);
      return send('POST', url, new Uint8Array(await response.arrayBuffer()), { 'content-type': response.headers.get('content-type') ?? '' });
    },

    /** Sends the form of a page already open. */
    sendFrom: (page: Page, answers: Answers = {}, to = page.url) => send('POST', to, { ...fieldsOf(page.html), ...answers }),

    async session(platform: Platform): Promise<Session> {
      const session = await findSession(platform, cookies.get(sessionCookie.name) ?? '');
      assert.ok(session, 'nobody is signed in');
      return session;
    },
  };
  return browser;
}

export type Browser = ReturnType<typeof browserOf>;

const encoded = (answers: Answers) => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(answers)) for (const one of [value].flat()) params.append(name, one);
  return params.toString();
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };
const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|#39|#96);/g, (_, name: string) => entities[name] ?? '');

const wordsOf = (html: string) =>
  decoded(
    html
      .replace(/<(script|style|title)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim();

/** What the form in the page's main part would send as it stands. */
export function fieldsOf(html: string): Record<string, string | string[]> {
  const main = mainForm(html.slice(html.indexOf('<main')));
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => (fields[name] ??= []).push(decoded(value));
  for (const [tag] of main.matchAll(/<input\b[^>]*>/g)) {
    const [name, type, value] = [attribute(tag, 'name'), attribute(tag, 'type') ?? 'text', attribute(tag, 'value') ?? ''];
    if (name && (!['radio', 'checkbox'].includes(type) || /\schecked\b/.test(tag))) add(name, value);
  }
  for (const [, tag = '', text = ''] of main.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) add(attribute(tag, 'name') ?? '', text.replace(/^\n/, ''));
  for (const [, tag = '', options = ''] of main.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option\b[^>]*>/g)].find(([option]) => /\sselected\b/.test(option))?.[0];
    add(attribute(tag, 'name') ?? '', (chosen && attribute(chosen, 'value')) ?? '');
  }
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]));
}

/** Of several forms on a page, the one that goes back to the page itself. */
const mainForm = (main: string) => {
  const forms = main.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  return (forms.length > 1 && forms.find(form => !/^<form[^>]*\saction="/.test(form))) || main;
};

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
