import { resolve } from 'node:path';

// Started by tools/watch.ts. Reading the application takes longest, so it is read before the last one has ended.
const [file = ''] = process.argv.splice(2, 1);
let isWaiting = true;
// When tools/watch.ts is no more there is nobody to serve.
process.once('disconnect', () => isWaiting && process.exit(0));
const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<unknown>();
process.once('message', goOn);
// What is wrong with it the file itself says.
if (file === 'src/main.ts') await import('../src/parts.ts').catch(() => undefined);
await mayGoOn;
isWaiting = false;
await import(resolve(file));
