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
    severity: 'high',
    reasons: [
      '2 of 3 pages asked for give away: e-mail addresses of accounts, the Wi-Fi networks around, which tell where you live.',
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
  ).toMatchObject({
    verdict: 'fail',
    severity: 'medium',
  });
});

it('passes when served pages name nothing private', () => {
  expect(
    judge([page('/status/VERSION', {}), page('/status/ps', { outcome: 'absent', status: 404 })]),
  ).toEqual({
    verdict: 'pass',
    reasons: ['Of 2 pages 1 were served, and none of them names anything that is known to be private.'],
  });
});

it('leaves open a player that answers none of them', () => {
  expect(judge([page('/status/zp', { outcome: 'no-answer' })])).toEqual({
    verdict: 'inconclusive',
    reasons: ['None of the pages gave an answer in time.'],
  });
});
