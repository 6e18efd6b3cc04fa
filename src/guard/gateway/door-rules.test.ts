import { describe, expect, it } from 'vitest';
import type { Headers } from '../../wire/http/headers.ts';
import { checkDoor, doorNames } from './door-rules.ts';

const NAMES = doorNames('192.168.4.20', 1400);
const OWN: Headers = [['Host', '192.168.4.20:1400']];

const check = (headers: Headers, version: '1.0' | '1.1' = '1.1'): string => {
  const checked = checkDoor({ method: 'GET', target: '/', version, headers }, NAMES);
  return checked.ok ? 'passes' : `${checked.error.reason} ${checked.error.status} ${checked.error.about}`;
};

describe('the Host', () => {
  it.each<[string, string]>([
    ['192.168.4.20:1400', 'passes'],
    ['192.168.4.20', 'passes'],
    // DNS rebinding: a name that leads here.
    ['speaker.evil.example', 'wrong-host 403 door'],
    ['speaker.evil.example:1400', 'wrong-host 403 door'],
    ['localhost:1400', 'wrong-host 403 door'],
    ['192.168.4.20.evil.example:1400', 'wrong-host 403 door'],
    ['192.168.4.21:1400', 'wrong-host 403 door'],
    ['192.168.4.20:1443', 'wrong-host 403 door'],
    ['192.168.4.20:80', 'wrong-host 403 door'],
    ['192.168.4.20:01400', 'wrong-host 403 door'],
    ['192.168.4.20.:1400', 'wrong-host 403 door'],
    ['192.168.004.020:1400', 'wrong-host 403 door'],
    ['3232236564:1400', 'wrong-host 403 door'],
    ['[::ffff:192.168.4.20]:1400', 'wrong-host 403 door'],
    ['', 'wrong-host 403 door'],
  ])('%s', (host, outcome) => expect(check([['HOST', host]])).toBe(outcome));

  it('may be missing in HTTP/1.0 only', () => {
    expect([check([]), check([], '1.0')]).toEqual(['wrong-host 403 door', 'passes']);
  });
});

describe('what browsers add', () => {
  it.each<[string, string, string]>([
    ['Origin', 'http://192.168.4.20:1400', 'passes'],
    ['Origin', 'https://192.168.4.20', 'passes'],
    ['Origin', 'http://evil.example', 'cross-site 403 door'],
    ['Origin', 'http://192.168.4.20:1400.evil.example', 'cross-site 403 door'],
    ['Origin', 'http://192.168.4.21:1400', 'cross-site 403 door'],
    ['Origin', 'null', 'cross-site 403 door'],
    ['Origin', '', 'cross-site 403 door'],
    ['Origin', 'file://', 'cross-site 403 door'],
    // Fetch Metadata §2.2.
    ['Sec-Fetch-Site', 'none', 'passes'],
    ['Sec-Fetch-Site', 'same-origin', 'passes'],
    ['sec-fetch-site', 'Same-Origin', 'passes'],
    ['Sec-Fetch-Site', 'same-site', 'cross-site 403 door'],
    ['Sec-Fetch-Site', 'cross-site', 'cross-site 403 door'],
    ['SEC-FETCH-SITE', 'CROSS-SITE', 'cross-site 403 door'],
    ['Sec-Fetch-Site', '', 'cross-site 403 door'],
  ])('%s: %s', (name, value, outcome) => expect(check([...OWN, [name, value]])).toBe(outcome));

  it('counts wherever it stands', () => {
    const strange = ['Origin', 'http://evil.example'] as const;
    const own = ['Origin', 'http://192.168.4.20:1400'] as const;
    expect([check([...OWN, own, strange]), check([...OWN, strange, own])]).toEqual([
      'cross-site 403 door',
      'cross-site 403 door',
    ]);
    const sites: Headers = [
      ['Sec-Fetch-Site', 'none'],
      ['Sec-Fetch-Site', 'cross-site'],
    ];
    expect([check([...OWN, ...sites]), check([...OWN, ...sites.toReversed()])]).toEqual([
      'cross-site 403 door',
      'cross-site 403 door',
    ]);
  });
});
