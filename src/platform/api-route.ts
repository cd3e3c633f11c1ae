import type { z } from 'zod';
import { mistakesIn } from './api-mistakes.ts';
import type { About } from './page.ts';
import { invalid } from './refusal.ts';
import type { ReceivedFile } from './received-file.ts';
import type { Work } from './work.ts';

export type ApiReply = {
  body: object;
  /** Where what was made can be asked for. */
  location?: string;
  /** What was read, for the audit trail: ids only. Null: an action has recorded it already. */
  about: About;
};

type Params = Readonly<Record<string, string>>;
type Example = { params?: Params; body?: object; answer: object };

type Told = {
  /** `module.action`, the folder it lives in. */
  name: string;
  method: 'GET' | 'POST';
  path: string;
  /** What a system's token must be good for. */
  scope: string;
  summary: string;
  description: string;
  /** What each name in the path means. */
  params: Params;
  /** What each name behind the question mark means. */
  query?: Params;
  /** The media types of a file that is the whole body, in place of JSON. */
  takesFile?: readonly string[];
  /** The status of a good answer, and its shape. */
  status: 200 | 201 | 202;
  answer: z.ZodType;
  /** Shown in the documentation, and sent by its test. */
  example: Example;
};

/** Something that another system may ask for by the API. Its schemas check what comes, type it, and are the documentation. */
export type ApiRoute = Told & {
  /** What must be sent; it may hang on what a council asks just now, and on what was sent. */
  schema: ((work: Work, sent: unknown) => Promise<z.ZodType>) | null;
  handle(work: Work, params: Params, sent: unknown): Promise<ApiReply>;
};

/** A file that was sent as the body, and what stood behind the question mark. */
export type FileSent = { file: ReceivedFile; query: Params };

type Taking = Told & { takesFile: readonly string[]; handle(work: Work, call: { params: Params } & FileSent): Promise<ApiReply> };
type Asking = Told & { handle(work: Work, call: { params: Params }): Promise<ApiReply> };
type Sending<Body> = Told & {
  schema(work: Work, sent: unknown): Promise<z.ZodType<Body>>;
  handle(work: Work, call: { params: Params; body: Body }): Promise<ApiReply>;
};

/** A route that is only asked. */
export const apiQuestion = ({ handle, ...told }: Asking): ApiRoute => ({ ...told, schema: null, handle: (work, params) => handle(work, { params }) });

/** A route that a file is sent to. */
export const apiFile = ({ handle, ...told }: Taking): ApiRoute => ({
  ...told,
  schema: null,
  handle: (work, params, sent) => handle(work, { params, ...(sent as FileSent) }),
});

/** A route that something is sent to: nothing reaches `handle` that is not of its shape. */
export const apiAction = <Body>({ schema, handle, ...told }: Sending<Body>): ApiRoute => ({
  ...told,
  schema,
  handle: async (work, params, sent) => {
    const checked = (await schema(work, sent)).safeParse(sent, { reportInput: true });
    if (!checked.success) throw invalid(mistakesIn(checked.error));
    return handle(work, { params, body: checked.data });
  },
});
