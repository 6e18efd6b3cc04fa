import { expect, it } from 'vitest';
import { TonewallError } from '../../../base/errors.ts';
import { DOORS, GATEWAY, LISTED, sceneOf } from '../../../../test/rig/doctor.ts';
import { noFirewallHelper } from './no-firewall-helper.ts';

const SOCKET = '/run/tonewall/firewall.sock';
const look = (guard?: string) =>
  noFirewallHelper.look(
    sceneOf({ files: { [SOCKET]: '' }, ...(guard === undefined ? {} : { guard }) }, GATEWAY),
  );

it('passes where it answers, and tells who is cut off', async () => {
  expect(await look('{"answer":"cut-off","players":[]}')).toMatchObject({
    verdict: 'pass',
    evidence: ['The helper answers; no player is cut off.'],
  });
  expect((await look('{"answer":"cut-off","players":["10.0.30.21"]}')).evidence).toEqual([
    'The helper answers; these players are cut off for flooding: 10.0.30.21.',
  ]);
});

it('looks where it is told to', async () => {
  const elsewhere = { ...sceneOf({ files: { [SOCKET]: '' } }, GATEWAY), firewallHelper: '/tmp/other.sock' };
  expect(await noFirewallHelper.look(elsewhere)).toMatchObject({
    verdict: 'fail',
    evidence: ['There is no /tmp/other.sock.'],
  });
});

it('fails where there is none', async () => {
  expect(await noFirewallHelper.look(sceneOf({}, GATEWAY))).toEqual({
    verdict: 'fail',
    evidence: [`There is no ${SOCKET}.`],
    cures: [
      'As root: tonewall service install; or, without systemd, tonewall firewall helper --user USER, with the user as whom the guard runs',
    ],
    sent: [],
  });
});

it('cannot tell where its folder keeps this user out', async () => {
  const scene = sceneOf({ files: { '/run/tonewall/other.sock': '' } }, GATEWAY);
  const list = async () => Promise.reject(new TonewallError('file-unreadable', 'permission denied'));
  const disk = { ...scene.ports.disk, list };
  expect(await noFirewallHelper.look({ ...scene, ports: { ...scene.ports, disk } })).toMatchObject({
    verdict: 'inconclusive',
    evidence: ['/run/tonewall cannot be looked at by this user.'],
    cures: ['Ask as the user as whom the guard runs: sudo -u USER tonewall doctor'],
  });
});

it('says who reaches nothing then', async () => {
  expect((await noFirewallHelper.look(sceneOf({}, LISTED))).evidence).toEqual([
    `There is no ${SOCKET}. Players in speakers reach nothing of the internet.`,
  ]);
});

it('cannot tell where it does not answer in its own words, and is no matter without segments', async () => {
  expect((await look()).verdict).toBe('inconclusive');
  expect((await look('{"answer":"failed"}')).verdict).toBe('inconclusive');
  expect((await noFirewallHelper.look(sceneOf({}, DOORS))).verdict).toBe('not-applicable');
});
