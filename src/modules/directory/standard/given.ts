type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined | null> };

/** In the standard, what has no value is left out. */
export const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== '' && !isEmpty(value))) as Given<T>;

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
