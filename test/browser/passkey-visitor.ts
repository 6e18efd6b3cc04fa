import { Agent, request } from 'node:https';
import { tokenIn } from '../rig/front-desk.ts';
import { ADDRESS, DESK, NAME, PASSWORD, type PasskeyDesk } from './passkey-desk.ts';

/** What the front desk says of a passkey that does not hold, whatever is wrong with it. */
export const WRONG = 'That passkey is not known here, or took too long. Try again, or use your password.';

/** With the password, then a passkey is added. */
export async function addPasskey({ page }: PasskeyDesk): Promise<void> {
  await page.goto(`${DESK}/sign-in`);
  await page.fill('#id', 'anna');
  await page.fill('#password', PASSWORD);
  await page.click('text="Sign in" >> nth=-1');
  await page.waitForURL(`${DESK}/`);
  await page.click('a[href="/passkeys"]');
  await page.fill('#name', 'My phone');
  await page.click('text=Add a passkey of this device');
  await page.waitForSelector('text=1. My phone');
}

export async function signOut({ page }: PasskeyDesk): Promise<void> {
  await page.goto(DESK);
  await page.click('button');
  await page.waitForSelector('text=Have you got a password?');
}

/** Who this computer is taken for. */
export const who = ({ running }: PasskeyDesk) => running.guard.identify({ address: '127.0.0.1' });

interface Got {
  readonly status: number;
  readonly body: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

/** A request that no browser makes, from the same address. */
export function ask({ tls }: PasskeyDesk, path: string, form?: Record<string, string>): Promise<Got> {
  const body = form && new URLSearchParams(form).toString();
  const ofForm = { origin: DESK, 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    const asked = request(
      `https://${ADDRESS}:8443${path}`,
      {
        method: body === undefined ? 'GET' : 'POST',
        agent: new Agent({ ca: tls.chain, servername: NAME }),
        headers: { host: `${NAME}:8443`, ...(body === undefined ? {} : ofForm) },
      },
      (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The status of an answer, and what it complains of. */
export const said = ({ status, body }: Got) => [status, /role="alert">([^<]*)/.exec(body)?.[1]];

/** What the front desk's own script makes of a challenge, on whatever page the browser is. */
export async function signOn(desk: PasskeyDesk, url: string, options: string): Promise<string> {
  const { body } = await ask(desk, '/passkey.js');
  await desk.page.goto(url);
  const [script = ''] = body.split('for (const form');
  return desk.page.evaluate<string>(`(async () => {
    ${script.replace("'use strict';", '')}
    return JSON.stringify(answerOf(await sign(${options})));
  })()`);
}

/** Token and challenge of a fresh sign-in page. */
export async function freshPage(
  desk: PasskeyDesk,
): Promise<{ readonly token: string; readonly options: string }> {
  const { body } = await ask(desk, '/sign-in');
  const options = /data-options="([^"]*)"/.exec(body)?.[1]?.replaceAll('&quot;', '"') ?? '';
  return { token: tokenIn(body, '/sign-in'), options };
}
