import { lstatSync, unlinkSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Held for as long as this process looks after a data folder. It dies with the process, however that ends; a file with a number would not. */
export type Hold = { release(): void };

/** Takes the hold, or gives the number of the process that has it. */
export async function takeHold(socket: string): Promise<Hold | { heldBy: number }> {
  const found = birthOf(socket);
  const holder = await askHolder(socket);
  if (holder !== null) return { heldBy: holder };
  if (found !== null && found === birthOf(socket)) removeLeftover(socket);
  const server = await listen(socket);
  if (!server) return { heldBy: (await askHolder(socket)) ?? 0 };
  // Two starts may both have found a leftover and put their own in its place: whoever answers now is the one.
  await pause(30);
  const winner = await askHolder(socket);
  // The one that lost leaves its server alone until it exits: closing it would remove the socket of the other.
  if (winner === process.pid) return { release: () => server.close() };
  return { heldBy: winner ?? 0 };
}

/** The number of the process that looks after this data folder, if there is one. */
export function askHolder(socket: string): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const connection = createConnection(socket);
  let answer = '';
  connection.setTimeout(2000, () => connection.destroy());
  connection.on('data', text => (answer += text.toString()));
  connection.on('error', () => undefined);
  connection.on('close', hadError => resolve(hadError ? null : Number(answer) || 0));
  return promise;
}

/** Tells one file from another that took its place, which may even have been given its number. */
function birthOf(file: string): string | null {
  const there = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return there ? `${there.ino} ${there.ctimeNs}` : null;
}

function removeLeftover(socket: string) {
  try {
    unlinkSync(socket);
  } catch {
    // Nothing was left over.
  }
}

/** Null: another start was quicker. */
function listen(socket: string): Promise<Server | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Server | null>();
  const server = createServer(connection => connection.on('error', () => undefined).end(String(process.pid)));
  server.on('error', (fault: NodeJS.ErrnoException) => (fault.code === 'EADDRINUSE' ? resolve(null) : reject(fault)));
  server.listen(socket, () => resolve(server));
  server.unref();
  return promise;
}
