import { expect, it } from 'vitest';
import { parseHostPattern } from './host-pattern.ts';

it.each([
  ['any', { kind: 'any' }],
  ['NAS.local', { kind: 'host', host: 'nas.local' }],
  ['192.168.1.5', { kind: 'host', host: '192.168.1.5' }],
  ['fe80::1', { kind: 'host', host: 'fe80::1' }],
  ['*.Example.org', { kind: 'below', suffix: '.example.org' }],
  ['10.1.2.3/8', { kind: 'network', network: { base: 0x0a_00_00_00, prefix: 8 }, text: '10.1.2.3/8' }],
])('%s', (word, pattern) => {
  expect(parseHostPattern(word)).toEqual(pattern);
});

it.each([
  '',
  '*',
  '*.',
  'a..b',
  '.a',
  'http://a',
  'a:80',
  '1.2.3',
  '0x7f.1',
  '10.0.0.0/33',
  'fe80::/10',
  'a b',
  '-a',
])('refuses %j', (word) => {
  expect(parseHostPattern(word)).toBeUndefined();
});
