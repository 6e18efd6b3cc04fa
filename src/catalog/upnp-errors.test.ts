import { expect, it } from 'vitest';
import { UPNP_ERRORS, upnpErrorFacts } from './upnp-errors.ts';

it('reads a code within its service', () => {
  expect(upnpErrorFacts(701, 'AVTransport')?.meaning).toBe('the transition is not possible now');
  expect(upnpErrorFacts(701, 'ContentDirectory')?.meaning).toBe('no such object');
  expect(upnpErrorFacts(701)).toBeUndefined();
});

it('falls back to the general meaning', () => {
  expect(upnpErrorFacts(402, 'AVTransport')).toMatchObject({ code: 402, confidence: 'stated' });
  expect(upnpErrorFacts(800, 'AVTransport')).toMatchObject({ confidence: 'seen' });
  expect(upnpErrorFacts(9999, 'AVTransport')).toBeUndefined();
});

it('lists a code once per service', () => {
  const keys = UPNP_ERRORS.map(({ code, service }) => `${service} ${code}`);
  expect(new Set(keys).size).toBe(keys.length);
});
