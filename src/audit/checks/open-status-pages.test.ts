import { expect, it } from 'vitest';
import { PLAYER } from '../../../test/golden/literals.ts';
import { known } from '../evidence/observation.ts';
import type { StatusPage } from '../evidence/status-pages.ts';
import { openStatusPages } from './open-status-pages.ts';

const page = (path: string, more: Partial<StatusPage>): StatusPage => ({
  path,
  outcome: 'served',
  status: 200,
  truncated: false,
  leaks: [],
  exchange: [10],
  ...more,
});
const judge = (pages: readonly StatusPage[]) =>
  openStatusPages.judge(PLAYER, { 'status-pages': known({ pages }, [10, 11]) });

it('fails high when people and Wi-Fi networks are named', () => {
  expect(
    judge([
      page('/status/accounts', { leaks: [{ kind: 'account-email', value: 'jane@example.org' }] }),
      page('/status/scanresults', {
        leaks: [{ kind: 'wifi-neighbour', value: 'Smith', detail: 'WPA2' }],
        exchange: [11],
      }),
      page('/status/ps', { outcome: 'denied', status: 403, exchange: [12] }),
    ]),
  ).toEqual({
    verdict: 'fail',
    ground: 'tells-of-people',
    severity: 'high',
    reasons: [
      '2 of 3 pages asked for give away: e-mail addresses of accounts, the Wi-Fi networks around and how each is protected, which tell where you live.',
    ],
    items: [
      {
        label: '/status/accounts: account email',
        value: 'jane@example.org',
        personal: 'account-email',
        exchange: [10],
      },
      {
        label: '/status/scanresults: wifi neighbour',
        value: 'Smith (WPA2)',
        personal: 'wifi-neighbour',
        exchange: [11],
      },
    ],
  });
});

it('fails medium when only the device is named', () => {
  expect(
    judge([page('/status/zp', { leaks: [{ kind: 'serial-number', value: '00-0E-58-AA-AA-AA:7' }] })]),
  ).toEqual({
    verdict: 'fail',
    ground: 'tells-of-the-device',
    severity: 'medium',
    reasons: ['1 of 1 pages asked for give away: serial numbers.'],
    items: [
      {
        label: '/status/zp: serial number',
        value: '00-0E-58-AA-AA-AA:7',
        personal: 'serial-number',
        exchange: [10],
      },
    ],
  });
});

it('says of the own Wi-Fi only what a page shows of it: its name', () => {
  const [reason] = judge([
    page('/status/ssidlist.txt', { leaks: [{ kind: 'wifi-network', value: 'Home' }] }),
  ]).reasons;
  expect(reason).toBe('1 of 1 pages asked for give away: the name of your Wi-Fi.');
});

it('passes when every page answered and names nothing private', () => {
  expect(
    judge([
      page('/status/VERSION', {}),
      page('/status/ps', { outcome: 'absent', status: 404 }),
      page('/status/zp', { outcome: 'denied', status: 403 }),
    ]),
  ).toEqual({
    verdict: 'pass',
    ground: 'nothing-private',
    reasons: ['Of 3 pages 1 were served, and none of them names anything that is known to be private.'],
    items: [],
  });
});

it.each<[string, Partial<StatusPage>]>([
  ['no answer', { outcome: 'no-answer' }],
  ['a redirect', { outcome: 'other', status: 302 }],
  ['a page that was not asked for', { outcome: 'not-asked' }],
  ['a page of which only the beginning came', { truncated: true }],
])('leaves %s open', (_, more) => {
  expect(judge([page('/status/VERSION', {}), page('/status/zp', more)])).toEqual({
    verdict: 'inconclusive',
    ground: 'pages-unanswered',
    reasons: [
      '1 of 2 pages gave no answer that says anything; the others name nothing that is known to be private.',
    ],
    items: [],
  });
});
