import { describe, expect, it } from 'vitest';
import { siteOf } from './site.ts';
import { refusalOfVisit } from './visit-rules.ts';

const SITE = siteOf({ address: '192.168.1.2', port: 8080 });
const HOST = ['Host', '192.168.1.2:8080'] as const;
const OWN = ['Origin', 'http://192.168.1.2:8080'] as const;

const visit = (method: string, ...headers: readonly (readonly [string, string])[]) =>
  refusalOfVisit({ method, headers }, SITE);

describe('the Host', () => {
  it('is the address, without the port only where that is 80', () => {
    expect(SITE.hosts).toEqual(['192.168.1.2:8080']);
    expect(siteOf({ address: '192.168.1.2', port: 80 }).hosts).toEqual(['192.168.1.2', '192.168.1.2:80']);
  });

  it.each([
    ['another name', [['Host', 'evil.example:8080']]],
    ['another port', [['Host', '192.168.1.2:80']]],
    ['no port', [['Host', '192.168.1.2']]],
    ['another spelling', [['Host', '192.168.1.2.:8080']]],
    ['two', [HOST, HOST]],
    ['none', []],
  ] as const)('of %s is refused', (_name, headers) => {
    expect(visit('GET', ...headers)).toBe('wrong-host');
  });
});

describe('a look', () => {
  it.each([
    ['of an old browser', [HOST]],
    ['of who typed the address', [HOST, ['Sec-Fetch-Site', 'none']]],
    ['from the own page', [HOST, ['Sec-Fetch-Site', 'same-origin']]],
    [
      'by a link in a message',
      [
        HOST,
        ['Sec-Fetch-Site', 'cross-site'],
        ['Sec-Fetch-Mode', 'navigate'],
        ['Sec-Fetch-Dest', 'document'],
      ],
    ],
  ] as const)('%s is answered', (_name, headers) => {
    expect(visit('GET', ...headers)).toBeUndefined();
    expect(visit('HEAD', ...headers)).toBeUndefined();
  });

  it.each([
    ['by a script', [HOST, ['Sec-Fetch-Site', 'cross-site'], ['Sec-Fetch-Mode', 'cors']]],
    ['as a picture', [HOST, ['Sec-Fetch-Site', 'same-site'], ['Sec-Fetch-Mode', 'no-cors']]],
    [
      'in a frame',
      [HOST, ['Sec-Fetch-Site', 'cross-site'], ['Sec-Fetch-Mode', 'navigate'], ['Sec-Fetch-Dest', 'iframe']],
    ],
    ['with an Origin', [HOST, ['Origin', 'https://evil.example']]],
  ] as const)('of another site %s is refused', (_name, headers) => {
    expect(visit('GET', ...headers)).toBe('cross-site');
  });
});

describe('what changes something', () => {
  it.each([
    ['of an old browser', [HOST, OWN]],
    ['of a new one', [HOST, OWN, ['Sec-Fetch-Site', 'same-origin']]],
  ] as const)('from the own form %s passes', (_name, headers) => {
    expect(visit('POST', ...headers)).toBeUndefined();
  });

  it.each([
    ['without an Origin', [HOST]],
    ['of a page that hides its Origin', [HOST, ['Origin', 'null']]],
    ['of another site', [HOST, ['Origin', 'http://evil.example']]],
    ['of another port', [HOST, ['Origin', 'http://192.168.1.2:1400']]],
    ['over another scheme', [HOST, ['Origin', 'https://192.168.1.2:8080']]],
    ['with two Origins', [HOST, OWN, OWN]],
    [
      'by a form elsewhere that people are led to',
      [
        HOST,
        OWN,
        ['Sec-Fetch-Site', 'cross-site'],
        ['Sec-Fetch-Mode', 'navigate'],
        ['Sec-Fetch-Dest', 'document'],
      ],
    ],
  ] as const)('%s is refused', (_name, headers) => {
    expect(visit('POST', ...headers)).toBe('cross-site');
  });
});
