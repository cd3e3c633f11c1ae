import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

// The one without windows first: it does the same in two thirds of the time.
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const path = process.env['CHROMIUM_PATH'] ?? places.find(existsSync);

/** Null where there is no browser: loud locally, a failure in continuous integration. */
export async function findChromium(): Promise<Browser | null> {
  if (!path) {
    if (process.env['CI']) throw new Error('Chromium is missing: install it, or set CHROMIUM_PATH');
    console.error('*** Chromium is missing, so the journeys were NOT walked. Install it, or set CHROMIUM_PATH.');
    return null;
  }
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
