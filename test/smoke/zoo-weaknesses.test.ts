import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/audit/checks/registry.ts';
import { serviceByName } from '../../src/catalog/services.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import type { Ask } from '../../src/sim/households/weaknesses.ts';
import { startZoo, ZOO } from './zoo.ts';

/** Weaknesses that no check looks for are there all the same: each is shown by the request that the list gives. */
let house: RunningHousehold;

beforeAll(async () => {
  house = await startZoo('127.105.6.');
});

afterAll(() => house.stop());

interface Answered {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

interface Sending {
  readonly address: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly tls?: boolean;
}

/** Sent by Node's own client: neither the product's nor the simulator's. */
function send({ address, method, path, headers = {}, body = '', tls = false }: Sending): Promise<Answered> {
  const port = tls ? 1443 : 1400;
  const request = tls ? httpsRequest : httpRequest;
  const options = { host: address, port, path, method, headers, agent: false, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const outgoing = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders.join('\n'), body: text }),
      );
    });
    outgoing.on('error', reject).end(body);
  });
}

const PUBLIC_KEY = '123e4567-e89b-12d3-a456-426655440000';

async function ask(address: string, wanted: Ask): Promise<Answered> {
  if (wanted.soap !== undefined) return call(address, wanted.soap);
  if (wanted.post !== undefined) return post(address, wanted.post, wanted);
  return send({
    address,
    method: 'GET',
    path: wanted.get ?? '',
    tls: wanted.door === 'tls',
    headers: wanted.sharedKey ? { 'X-Sonos-Api-Key': PUBLIC_KEY } : {},
  });
}

async function post(address: string, path: string, { body = '', withToken }: Ask): Promise<Answered> {
  const form = withToken ? (await send({ address, method: 'GET', path })).body : '';
  const token = /name="csrfToken" value="([^"]+)"/.exec(form)?.[1];
  const sent = token === undefined ? body : `${body}&csrfToken=${token}`;
  return send({ address, method: 'POST', path, body: sent });
}

function call(address: string, named: string): Promise<Answered> {
  const [service = '', action = ''] = named.split(' ');
  const { serviceType = '', controlPath = '' } = serviceByName(service) ?? {};
  const body =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
    `<u:${action} xmlns:u="${serviceType}"/></s:Body></s:Envelope>`;
  const headers = { 'Content-Type': 'text/xml', SOAPACTION: `"${serviceType}#${action}"` };
  return send({ address, method: 'POST', path: controlPath, headers, body });
}

const addressOf = (name: string): string =>
  house.players.find(({ id }) => id === ZOO.players[name])?.address ?? expect.unreachable(name);

const shown = ZOO.weaknesses.flatMap((weakness) =>
  'unchecked' in weakness && weakness.ask ? [{ ...weakness, ask: weakness.ask }] : [],
);

describe('a weakness that no check looks for is shown', () => {
  it.each(shown)('$id', async ({ on, ask: wanted }) => {
    const { status, holds = [], lacks } = wanted;
    for (const name of on) {
      const answer = await ask(addressOf(name), wanted);
      expect({ name, status: answer.status }).toEqual({ name, status });
      expect([name, holds.filter((text) => !answer.body.includes(text))]).toEqual([name, []]);
      expect([name, lacks !== undefined && answer.headers.includes(lacks)]).toEqual([name, false]);
    }
  });
});

describe('the list', () => {
  it('names every player of the zoo, and no other', () => {
    expect(Object.values(ZOO.players).sort()).toEqual(house.players.map(({ id }) => id).sort());
  });

  it('has each weakness once, on players that it names', () => {
    const ids = ZOO.weaknesses.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ZOO.weaknesses.flatMap(({ on }) => on).filter((name) => !(name in ZOO.players))).toEqual([]);
  });

  it('names checks that are there, and every one of them finds something', () => {
    const named = new Set(ZOO.weaknesses.flatMap((weakness) => ('check' in weakness ? weakness.check : [])));
    expect([...named].sort()).toEqual(CHECKS.map(({ id }) => id).sort());
  });
});
