import { generateSecret, generateURI, verify } from 'otplib';
import { html, type Html } from '#design/html.ts';

/** A new secret for an app that shows codes, of 160 bits. */
export const newAppSecret = (): string => generateSecret();

const period = 30;

/** The half-minute whose code this is: the one now or one beside it, for clocks that differ. Null: of none. */
export async function stepOf(secret: string, code: string, now: Temporal.Instant): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.epochMilliseconds / 1000);
  const found = await verify({ secret, token: code, epoch, period, epochTolerance: period });
  return found.valid ? Math.floor(epoch / period) + found.delta : null;
}

/** What was typed as a code, without the space that apps show in the middle. */
export const codeIn = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

/** The secret in blocks of four, to type where nothing can be scanned. */
export const inBlocks = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';

/** A picture to scan with the app. */
export async function picture(secret: string, { service, loginName }: { service: string; loginName: string }): Promise<Html> {
  const uri = generateURI({ issuer: service, label: loginName, secret });
  const { default: qrcode } = await import('qrcode');
  const { modules } = qrcode.create(uri, { errorCorrectionLevel: 'M' });
  const size = modules.size + 8;
  const dark = Array.from({ length: modules.size ** 2 }, (_, at) => at).filter(at => modules.data[at]);
  const path = dark.map(at => `M${(at % modules.size) + 4} ${Math.floor(at / modules.size) + 4}h1v1h-1z`).join('');
  return html`<svg class="app-qr" viewBox="0 0 ${size} ${size}" width="232" height="232" role="img" aria-label="Code to scan with your app">
    <path fill="#fff" d="M0 0h${size}v${size}H0z" />
    <path fill="#0b0c0c" shape-rendering="crispEdges" d="${path}" />
  </svg>`;
}
