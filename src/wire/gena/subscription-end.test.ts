import { describe, expect, it } from 'vitest';
import { head, refused, SID } from '../../../test/rig/gena.ts';
import type { Headers } from '../http/headers.ts';
import { parseSubscribeResponse, parseUnsubscribe } from './subscribe.ts';

describe('parseUnsubscribe', () => {
  it('reads the SID alone', () => {
    expect(parseUnsubscribe(head('UNSUBSCRIBE', ['SID', SID]))).toEqual({ ok: true, value: { sid: SID } });
    expect(parseUnsubscribe(head('UNSUBSCRIBE'))).toEqual(refused('malformed', 'there is no SID'));
    expect(parseUnsubscribe(head('UNSUBSCRIBE', ['SID', SID], ['NT', 'upnp:event']))).toEqual(
      refused('mismatch', 'NT stands beside SID'),
    );
  });
});

describe('parseSubscribeResponse', () => {
  const answer = (status: number, ...headers: Headers) =>
    parseSubscribeResponse({ version: '1.1', status, reason: '', headers });
  it('reads SID and time', () => {
    expect(answer(200, ['SID', SID], ['TIMEOUT', 'Second-86400'])).toEqual({
      ok: true,
      value: { sid: SID, timeoutSeconds: 86_400 },
    });
  });
  it('refuses a status that is not 200 and a missing TIMEOUT', () => {
    expect(answer(412, ['SID', SID])).toEqual(refused('unsupported', 'the status is not 200'));
    expect(answer(200, ['SID', SID])).toEqual(refused('malformed', 'there is no TIMEOUT'));
  });
});
