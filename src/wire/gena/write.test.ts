import { describe, expect, it } from 'vitest';
import { SID } from '../../../test/rig/gena.ts';
import { notifyHeaders, subscribeAnswerHeaders, subscribeHeaders, unsubscribeHeaders } from './write.ts';

describe('headers of eventing (UDA 2.0 §4)', () => {
  it('subscribe, callbacks from their parts', () => {
    const callbacks = [
      { host: '192.0.2.9', port: 3500, path: '/notify?a=b' },
      { host: 'fe80::1', port: 80, path: '/' },
    ];
    expect(subscribeHeaders({ kind: 'new', callbacks, timeoutSeconds: 1800 })).toEqual([
      ['CALLBACK', '<http://192.0.2.9:3500/notify?a=b><http://[fe80::1]:80/>'],
      ['NT', 'upnp:event'],
      ['TIMEOUT', 'Second-1800'],
    ]);
    expect(subscribeHeaders({ kind: 'new', callbacks: callbacks.slice(1) })).toEqual([
      ['CALLBACK', '<http://[fe80::1]:80/>'],
      ['NT', 'upnp:event'],
    ]);
  });
  it('renew by SID alone', () => {
    expect(subscribeHeaders({ kind: 'renew', sid: SID, timeoutSeconds: 'infinite' })).toEqual([
      ['SID', SID],
      ['TIMEOUT', 'Second-infinite'],
    ]);
  });
  it('grant, end and notify', () => {
    expect(subscribeAnswerHeaders({ sid: SID, timeoutSeconds: 86_400 })).toEqual([
      ['SID', SID],
      ['TIMEOUT', 'Second-86400'],
    ]);
    expect(unsubscribeHeaders({ sid: SID })).toEqual([['SID', SID]]);
    expect(notifyHeaders({ sid: SID, seq: 0 })).toEqual([
      ['CONTENT-TYPE', 'text/xml; charset="utf-8"'],
      ['NT', 'upnp:event'],
      ['NTS', 'upnp:propchange'],
      ['SID', SID],
      ['SEQ', '0'],
    ]);
  });
});
