import { describe, expect, it } from 'vitest';
import type { ReasonId } from '../policy/reasons.ts';
import { guardFailed, playerFailed, refusalOf, refusalOfNotUnderstood } from './refusals.ts';

const CALL = { kind: 'soap', id: 'AVTransport.Play' } as const;
const PAGE = { kind: 'page', id: 'page./status/zp' } as const;

const fault = (code: number, text: string) => ({
  status: 500,
  headers: [['CONTENT-TYPE', 'text/xml; charset="utf-8"']],
  body:
    '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
    's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body><s:Fault><faultcode>s:Client</faultcode>' +
    '<faultstring>UPnPError</faultstring><detail><UPnPError xmlns="urn:schemas-upnp-org:control-1-0">' +
    `<errorCode>${code}</errorCode><errorDescription>${text}</errorDescription></UPnPError></detail></s:Fault>` +
    '</s:Body></s:Envelope>',
});

const page = (status: number, text: string) => ({
  status,
  headers: [
    ['CONTENT-TYPE', 'text/html; charset=utf-8'],
    ['CONTENT-SECURITY-POLICY', "default-src 'none'"],
  ],
  body:
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"/>' +
    '<meta name="viewport" content="width=device-width"/><title>Not here</title></head>' +
    `<body><h1>This speaker has a lock</h1><p>${text}</p>` +
    '<p>Ask whoever looks after the speakers here to let you in.</p></body></html>\n',
});

describe('a refused call', () => {
  // UDA 2.0 table 3-3.
  it.each<[ReasonId, number, string]>([
    ['unauthenticated', 606, 'It is not known who asks, and nobody in particular may do this.'],
    ['no-rule', 606, 'No rule permits it to this principal.'],
    ['volume-cap', 606, 'A room would be louder than this principal may make it.'],
    ['needs-approval', 604, 'An owner has to approve this first; then the same request passes once.'],
    ['too-many', 501, 'More requests than this principal may send in so short a time.'],
    ['journal-failed', 501, 'The decision could not be written to the journal.'],
    ['policy-failed', 501, 'The policy could not be evaluated. Silence refuses.'],
  ])('for %s is the fault %i', (id, code, text) =>
    expect(refusalOf(CALL, { id })).toEqual(fault(code, text)),
  );

  it('tells the detail, and nothing of it is markup', () => {
    expect(refusalOf(CALL, { id: 'volume-cap', detail: 'Bad <b>&\u0007 room' })).toEqual(
      fault(
        606,
        'A room would be louder than this principal may make it. (Bad &lt;b&gt;&amp;\\u{0007} room)',
      ),
    );
  });

  it('that was not understood is the fault that a player gives', () => {
    const refusal = {
      reason: 'bad-arguments',
      detail: 'InstanceID: the value is no ui4',
      about: 'x',
    } as const;
    expect(refusalOfNotUnderstood({ ...refusal, status: 500, upnpError: 402 })).toEqual(
      fault(402, 'InstanceID: the value is no ui4'),
    );
  });

  it('that the player did not answer is a fault', () => {
    expect(playerFailed('soap', { kind: 'timeout', detail: 'late', sent: true })).toEqual(
      fault(501, 'The speaker did not answer in time.'),
    );
    expect(playerFailed('soap', { kind: 'line-full', detail: 'many', sent: false })).toEqual(
      fault(501, 'Too many wait for the speaker.'),
    );
  });
});

describe('a refused page', () => {
  it.each(['page', 'description', 'art', 'event'] as const)('of kind %s is a page with a sentence', (kind) =>
    expect(refusalOf({ kind, id: 'x' }, { id: 'no-rule' })).toEqual(
      page(403, 'No rule permits it to this principal.'),
    ),
  );

  it('for too many requests has the status for that', () => {
    expect(refusalOf(PAGE, { id: 'too-many' })).toEqual(
      page(429, 'More requests than this principal may send in so short a time.'),
    );
  });

  it('has no markup of a detail', () => {
    expect(refusalOf(PAGE, { id: 'no-rule', detail: '</p><script>alert(1)</script>' })).toEqual(
      page(403, 'No rule permits it to this principal. (&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;)'),
    );
  });

  it('tells the way to the front desk where there is one', () => {
    const { body, ...rest } = refusalOf(PAGE, { id: 'no-rule' }, 'http://192.168.1.2:8080');
    const { body: without, ...expected } = page(403, 'No rule permits it to this principal.');
    expect(rest).toEqual(expected);
    expect(body).toBe(
      without.replace(
        '</body>',
        '<p>Have you got a code? <a href="http://192.168.1.2:8080/enrol">Type it at the front desk</a>.</p></body>',
      ),
    );
  });

  it('that was not understood has the status of its refusal', () => {
    const refusal = { reason: 'unknown-action', detail: 'the player has no such page', about: 'x' } as const;
    expect(refusalOfNotUnderstood({ ...refusal, status: 404 })).toEqual(
      page(404, 'The player has no such service, action or page. (the player has no such page)'),
    );
  });

  it('of a player that is slow or gone', () => {
    expect(playerFailed('page', { kind: 'timeout', detail: 'late', sent: true })).toEqual(
      page(504, 'The speaker did not answer in time.'),
    );
    expect(playerFailed('page', { kind: 'refused', detail: 'gone', sent: false })).toEqual(
      page(502, 'The speaker takes no connection.'),
    );
  });

  it('of a guard that failed says nothing of its insides', () => {
    expect(guardFailed()).toEqual(page(500, 'Something went wrong here, and so nothing was done.'));
  });
});

describe('a refusal of Spotify Connect', () => {
  const json = (status: number, body: object) => ({
    status,
    headers: [['CONTENT-TYPE', 'application/json']],
    body: JSON.stringify(body),
  });
  const no = {
    status: 202,
    statusString: 'ERROR-LOGIN-FAILED',
    spotifyError: 0,
    reason: 'No rule permits it to this principal.',
  };

  it.each([
    { kind: 'cast', id: 'cast.spotify' },
    { kind: 'description', id: 'description./spotifyzc' },
  ] as const)('is told of $id in its own words', (action) => {
    expect(refusalOf(action, { id: 'no-rule' }, 'http://192.168.1.2:8080')).toEqual(json(403, no));
  });

  it('for too many requests has the status for that', () => {
    expect(refusalOf({ kind: 'cast', id: 'cast.spotify' }, { id: 'too-many' }).status).toBe(429);
  });

  it('that was not understood says which part is wrong', () => {
    const refusal = { reason: 'bad-arguments', detail: 'blob is missing', status: 400, about: 'x' } as const;
    const { status, body } = refusalOfNotUnderstood({ ...refusal, spotifyStatus: 'invalid-arguments' });
    expect([status, JSON.parse(String(body))]).toEqual([
      400,
      {
        status: 303,
        statusString: 'ERROR-INVALID-ARGUMENTS',
        spotifyError: 0,
        reason: expect.stringContaining('(blob is missing)'),
      },
    ]);
  });

  it('of a player that is gone', () => {
    expect(playerFailed('spotify', { kind: 'refused', detail: 'gone', sent: false })).toEqual(
      json(502, {
        status: 103,
        statusString: 'ERROR-UNKNOWN',
        spotifyError: 0,
        reason: 'The speaker takes no connection.',
      }),
    );
  });
});
