import { describe, expect, it } from 'vitest';
import { PERSONAL } from '../../rig/personal.ts';
import { samplePlayer } from '../../rig/sample.ts';
import { visit } from '../../rig/visit.ts';

const OLD = { build: '34.7-35162', model: 'S1', room: 'Bedroom' };

describe('the review', () => {
  it('gives away on an old build what the discussion of 2016 complains of', async () => {
    const text = await visit(OLD, PERSONAL).read('/support/review');
    for (const secret of [
      'John Doe&apos;s iPhone',
      'Cafe next door',
      'WEP',
      'email@example.com',
      'The Does',
      '111111111',
    ]) {
      expect(text).toContain(secret);
    }
  });

  it('gives none of it away on a new build', async () => {
    const text = await visit({}, PERSONAL).read('/support/review');
    for (const secret of ['John Doe', 'Cafe next door', 'email@example.com', 'The Does', '111111111']) {
      expect(text).not.toContain(secret);
    }
  });

  const settings = { strings: { R_TrialZPSerial: '1' } };

  it('has the settings of the household, but of players that would turn them away', async () => {
    expect(await visit({}, settings).read('/support/review')).toContain('Name="R_TrialZPSerial"');
    const switches = { ...samplePlayer().switches, upnp: false };
    expect(await visit({ switches }, settings).read('/support/review')).not.toContain('R_TrialZPSerial');
  });
});

// review.xsl of 57.10: the table is made of these of every player
it('/support/networkmatrix has what the table of the network is made from', async () => {
  const xml = await visit({ room: 'Den' }).read('/support/networkmatrix');
  const parts = ['<ZoneName>Den</ZoneName>', '<File name="/proc/ath_rincon/status">'];
  const commands = ['/sbin/ifconfig', '/usr/sbin/brctl showstp br0'].map(
    (line) => `<Command cmdline="${line}">`,
  );
  expect([...parts, ...commands].filter((part) => !xml.includes(part))).toEqual([]);
  expect(xml).not.toContain('netstat');
});
