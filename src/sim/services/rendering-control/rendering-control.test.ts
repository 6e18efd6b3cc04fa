import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningHousehold } from '../../household.ts';
import { caller } from '../../rig/call.ts';
import { startRig } from '../../rig/house.ts';

const ADDRESS = '127.34.3.11';
const call = caller(ADDRESS);
const I = { InstanceID: 0 };
const MASTER = { ...I, Channel: 'Master' };
let house: RunningHousehold;

beforeEach(async () => {
  house = await startRig(
    {
      name: 'Rendering',
      firstAddress: ADDRESS,
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }], volume: 20 }],
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
});

afterEach(() => house.stop());

describe('rendering', () => {
  it('sets the volume within its range; the SCPD guards the rest (402 and 601, UDA 2.0 §3.2.5)', async () => {
    expect(await call('RenderingControl', 'SetVolume', { ...MASTER, DesiredVolume: 33 })).toEqual({});
    expect(await call('RenderingControl', 'GetVolume', MASTER)).toEqual({ CurrentVolume: '33' });
    expect(await call('RenderingControl', 'SetRelativeVolume', { ...MASTER, Adjustment: 90 })).toEqual({
      NewVolume: '100',
    });
    expect(await call('RenderingControl', 'SetVolume', { ...MASTER, DesiredVolume: 101 })).toBe(601);
    expect(await call('RenderingControl', 'SetVolume', { ...I, Channel: 'Rear', DesiredVolume: 1 })).toBe(
      402,
    );
  });

  it('mutes, and keeps tone and loudness', async () => {
    await call('RenderingControl', 'SetMute', { ...MASTER, DesiredMute: 1 });
    expect(await call('RenderingControl', 'GetMute', MASTER)).toEqual({ CurrentMute: '1' });
    await call('RenderingControl', 'SetBass', { ...I, DesiredBass: -4 });
    expect(await call('RenderingControl', 'GetBass', I)).toEqual({ CurrentBass: '-4' });
    expect(await call('RenderingControl', 'ResetBasicEQ', I)).toEqual({
      Bass: '0',
      Treble: '0',
      Loudness: '1',
      LeftVolume: '100',
      RightVolume: '100',
    });
  });

  // UDA 2.0 §3.2.5: 602 is an optional action that is not there.
  it('refuses what was never modelled instead of succeeding silently', async () => {
    expect(await call('RenderingControl', 'SetChannelMap', { ...I, ChannelMap: 'LF,RF' })).toBe(602);
  });

  it('knows one instance (702, RenderingControl:1 §2.4)', async () => {
    const elsewhere = { InstanceID: 9, Channel: 'Master', DesiredVolume: 99 };
    expect(await call('RenderingControl', 'SetVolume', elsewhere)).toBe(702);
    expect(await call('RenderingControl', 'GetVolume', MASTER)).toEqual({ CurrentVolume: '20' });
  });

  it('climbs to a volume and goes back to where it was', async () => {
    const ramp = {
      ...MASTER,
      RampType: 'AUTOPLAY_RAMP_TYPE',
      DesiredVolume: 40,
      ResetVolumeAfter: 0,
      ProgramURI: '',
    };
    expect(await call('RenderingControl', 'RampToVolume', ramp)).toEqual({ RampTime: '2' });
    const volume = () => Object.values(house.state.players)[0]?.rendering.volume.Master;
    expect(volume()).toBe(0);
    await expect.poll(volume, { timeout: 4000 }).toBe(40);
    await call('RenderingControl', 'RestoreVolumePriorToRamp', MASTER);
    expect(volume()).toBe(20);
  });
});
