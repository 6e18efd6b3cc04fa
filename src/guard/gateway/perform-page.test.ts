import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import { NOTHING_PERSONAL, SEES_EVERYTHING, type Sight } from '../redact/sight.ts';
import type { UnderstoodPage } from '../request/understood.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import type { UpstreamRequest } from '../upstream/request.ts';
import { addressesOf } from './addresses.ts';
import type { Answer } from './answer.ts';
import { wayTo } from './way.ts';
import { performPage } from './perform-page.ts';
import type { PlayerAccess } from './player-access.ts';

const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};

const page = (more: Partial<UnderstoodPage> = {}): UnderstoodPage => ({
  kind: 'page',
  action: { kind: 'page', id: 'page./status/zp', riskClass: 'read' },
  method: 'GET',
  target: '/status/zp',
  places: [],
  ...more,
});

async function perform(outcome: UpstreamOutcome, understood = page(), sight: Sight = SEES_EVERYTHING) {
  const asked: (readonly [how: string, request: UpstreamRequest])[] = [];
  const answering = (how: string) => (wanted: { readonly request: UpstreamRequest }) => {
    asked.push([how, wanted.request]);
    return Promise.resolve(outcome);
  };
  const access: PlayerAccess = {
    read: answering('read'),
    write: answering('write'),
  };
  const wish = { understood, way: wayTo(PLACE, {}), touched: [], sight };
  return { answer: await performPage(access, addressesOf([PLACE]), wish), asked };
}

const told = (status: number, type: string | undefined, body: string): UpstreamOutcome =>
  ok({
    status,
    reason: 'x',
    headers: type === undefined ? [] : [['Content-Type', type]],
    body: Buffer.from(body),
  });

const brief = ({ status, headers, body }: Answer) => [status, headers[0]?.[1], Buffer.from(body).toString()];

describe('a page', () => {
  it('is asked for anew, with nothing of the client', async () => {
    const { asked, answer } = await perform(told(200, 'text/xml', '<IP>10.0.1.2</IP>'));
    expect(asked).toEqual([
      ['read', { player: PLACE.endpoint, method: 'GET', path: '/status/zp', headers: [] }],
    ]);
    expect(answer).toEqual({
      status: 200,
      headers: [
        ['CONTENT-TYPE', 'text/xml'],
        ['CONTENT-SECURITY-POLICY', "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'"],
      ],
      body: Buffer.from('<IP>10.0.2.2</IP>'),
    });
  });

  it('that does something is a write', async () => {
    const action = { kind: 'page', id: 'page./reboot', riskClass: 'system' } as const;
    const { asked } = await perform(told(200, 'text/html', ''), page({ action, target: '/reboot' }));
    expect(asked.map(([how, { path }]) => [how, path])).toEqual([['write', '/reboot']]);
  });

  it('of which only the head is wanted is told by its length', async () => {
    const { answer } = await perform(told(200, 'text/xml', '<a/>'), page({ method: 'HEAD' }));
    expect(answer.headOnly).toBe(true);
  });

  it.each<[string, number, number]>([
    ['an answer', 200, 200],
    ['nothing there', 404, 404],
    ['a failure', 500, 500],
    ['a redirect, which leads anywhere', 302, 502],
    ['another protocol, of which nothing would be read', 101, 502],
  ])('%s: %i is told as %i', async (_, status, seen) => {
    const { answer } = await perform(told(status, 'text/xml', ''));
    expect(answer.status).toBe(seen);
  });

  it.each<[string | undefined, string]>([
    ['text/html; charset=utf-8', 'text/html; charset=utf-8'],
    ['image/png', 'image/png'],
    ['image/svg+xml', 'application/octet-stream'],
    ['application/javascript', 'application/octet-stream'],
    [undefined, 'application/octet-stream'],
  ])('of type %s is told as %s', async (type, seen) => {
    const { answer } = await perform(told(200, type, 'x'));
    expect(brief(answer)).toEqual([200, seen, 'x']);
  });

  it('keeps every byte that is no address', async () => {
    const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const outcome: UpstreamOutcome = ok({
      status: 200,
      reason: '',
      headers: [['Content-Type', 'text/plain']],
      body,
    });
    const { answer } = await perform(outcome);
    expect([...Buffer.from(answer.body)]).toEqual([...body]);
  });

  it('is told as the asker may see it', async () => {
    const zp = told(
      200,
      'text/xml',
      '<ZPInfo><SerialNumber>00-0E-58-A0-37-01:9</SerialNumber><IPAddress>10.0.1.2</IPAddress></ZPInfo>',
    );
    const { answer } = await perform(zp, page(), NOTHING_PERSONAL);
    expect(brief(answer)).toEqual([
      200,
      'text/xml',
      '<?xml version="1.0" encoding="utf-8"?><ZPInfo><SerialNumber>02-23-17-C7-A4-6B:0</SerialNumber><IPAddress>10.0.2.2</IPAddress></ZPInfo>',
    ]);
  });

  it('that nobody can read is not told to whom not everything is shown', async () => {
    const { answer } = await perform(told(200, 'text/html', '<b>10.0.1.2'), page(), NOTHING_PERSONAL);
    expect(answer.status).toBe(502);
    expect(answer.body).toContain('The speaker answered with something that cannot be shown to you.');
  });

  it('that failed is told by its status alone to them', async () => {
    const { answer } = await perform(
      told(404, 'text/html', 'no such jane@example.com'),
      page(),
      NOTHING_PERSONAL,
    );
    expect(brief(answer)).toEqual([404, 'text/html', '']);
  });

  it('that is no status page has names of its own', async () => {
    const action = { kind: 'description', id: 'description./xml/x.xml', riskClass: 'read' } as const;
    const { answer } = await perform(
      told(200, 'text/xml', '<Key>x</Key>'),
      page({ action }),
      NOTHING_PERSONAL,
    );
    expect(brief(answer)[2]).toBe('<?xml version="1.0" encoding="utf-8"?><Key>x</Key>');
  });

  it.each<['timeout' | 'reset', number]>([
    ['timeout', 504],
    ['reset', 502],
  ])('that never came (%s) is %i', async (kind, status) => {
    const { answer } = await perform(err({ kind, detail: 'x', sent: true }));
    expect(answer.status).toBe(status);
  });
});
