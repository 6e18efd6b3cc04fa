import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import { ok } from '../../base/result.ts';
import type { Exchange, FailureKind, Outcome } from '../../upnp/exchange.ts';
import { known, unknown } from '../evidence/observation.ts';
import type { Asked, Probe } from '../permit/probe.ts';
import { tlsDoor } from './tls-door.ts';

const host = asIpAddress('192.0.2.7') ?? expect.unreachable();
const CERTIFICATE = new TextEncoder().encode('certificate');
const TLS = { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', chain: [CERTIFICATE] };

let count = 0;
const exchange = (outcome: Outcome, more: Partial<Exchange> = {}): Asked =>
  ok({
    number: (count += 1),
    startedAt: 0,
    door: 'tls',
    target: { host, port: 1443 },
    request: { method: 'GET', target: '/', headers: [], body: '' },
    outcome,
    ...more,
  });
const answer = (status: number, body: string): Outcome => ({
  kind: 'response',
  status,
  reason: '',
  headers: [],
  body: new TextEncoder().encode(body),
  truncated: false,
  elapsedMs: 1,
});
const failure = (kind: FailureKind): Outcome => ({
  kind: 'failure',
  failure: kind,
  detail: 'so',
  elapsedMs: 1,
});

const LED =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:GetLEDStateResponse ' +
  'xmlns:u="urn:schemas-upnp-org:service:DeviceProperties:1"><CurrentLEDState>On</CurrentLEDState></u:GetLEDStateResponse></s:Body></s:Envelope>';
const LOGIN = '<html>Please log in</html>';

interface Answers {
  readonly hello: Asked;
  readonly soap?: Outcome;
  readonly noKey?: Outcome;
  readonly key?: Outcome;
}

/** What is gathered from a player with UPnP off, whose control paths are the usual ones. */
function gather({ hello, soap, noKey, key }: Answers) {
  count = 1;
  const unreachable = () => expect.unreachable('it was asked');
  const probe: Probe = {
    page: unreachable,
    describe: () => Promise.resolve(hello),
    learn: unreachable,
    scpd: unreachable,
    read: () => Promise.resolve(exchange(soap ?? failure('reset'))),
    hostHeader: unreachable,
    subscribeOwn: unreachable,
    artProxy: unreachable,
    localApiInfo: (which) =>
      Promise.resolve(exchange((which === 'no-key' ? noKey : key) ?? failure('reset'))),
    tcpOpen: unreachable,
    conduct: unreachable,
  };
  const description = known(
    { kind: 'denied', path: '/xml/device_description.xml', status: 403 } as const,
    [1],
  );
  return tlsDoor.gather({ probe, kind: 'player', sightings: [], parts: { description }, claim: () => false });
}

const open = {
  open: true,
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  certificate: createHash('sha256').update(CERTIFICATE).digest('hex'),
};

it('keeps what a player does', async () => {
  const gathered = await gather({
    hello: exchange(answer(403, ''), { number: 1, tls: TLS }),
    soap: answer(200, LED),
    noKey: answer(403, '{"_objectType":"globalError","errorCode":"ERROR_API_KEY_VALIDATION_FAILED"}'),
    key: answer(
      200,
      '{"playerId":"RINCON_000E58AAAAAA01400","householdId":"Sonos_a.b","device":{"serialNumber":"00-0E"}}',
    ),
  });
  expect(gathered).toEqual(
    known(
      {
        ...open,
        description: known(403, [1]),
        soap: known({ status: 200, outcome: 'answered' }, [2]),
        apiWithoutKey: known({ status: 403, errorCode: 'ERROR_API_KEY_VALIDATION_FAILED' }, [3]),
        apiWithPublicKey: known(
          {
            status: 200,
            playerId: 'RINCON_000E58AAAAAA01400',
            householdId: 'Sonos_a.b',
            serialNumber: '00-0E',
          },
          [4],
        ),
      },
      [1],
    ),
  );
});

it('does not take a page that says 200 to everything for a player', async () => {
  const gathered = await gather({
    hello: exchange(answer(200, LOGIN), { number: 1, tls: TLS }),
    soap: answer(200, LOGIN),
    noKey: answer(200, LOGIN),
    key: answer(200, LOGIN),
  });
  expect(gathered).toEqual(
    known(
      {
        ...open,
        description: known(200, [1]),
        soap: known({ status: 200, outcome: 'other' }, [2]),
        apiWithoutKey: known({ status: 200 }, [3]),
        apiWithPublicKey: known({ status: 200 }, [4]),
      },
      [1],
    ),
  );
});

it.each(['{"__proto__":{"playerId":"x"}}', '[]', '{"playerId":7}', `{"a":${'['.repeat(5000)}`])(
  'takes no record out of %.30s',
  async (body) => {
    const hello = exchange(answer(403, ''), { number: 1, tls: TLS });
    expect(await gather({ hello, key: answer(200, body) })).toMatchObject({
      value: { apiWithPublicKey: known({ status: 200 }, [4]) },
    });
  },
);

it('only a refused connection shows that there is no door', async () => {
  expect(await gather({ hello: exchange(failure('refused'), { number: 1 }) })).toEqual(
    known({ open: false, why: 'the connection was refused' }, [1]),
  );
  expect(await gather({ hello: exchange(failure('timeout'), { number: 1 }) })).toEqual(
    unknown('no-answer', 'no answer came in time', [1]),
  );
  expect(await gather({ hello: exchange(failure('tls'), { number: 1 }) })).toEqual(
    unknown('no-answer', 'no TLS connection came about (so)', [1]),
  );
});
