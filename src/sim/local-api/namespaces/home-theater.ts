import { flagOf, textOf, type JsonObject } from '../json.ts';
import type { MuseContext, MuseNamespace, PlayerCall } from '../namespace.ts';
import { hasCapability } from '../capabilities.ts';
import { accepted, answered, failed, type MuseOutcome } from '../outcome.ts';
import { bit, perform, type Step } from '../perform.ts';

const optionsBody = ({ player }: MuseContext): JsonObject => ({
  nightMode: (player.rendering.eq.NightMode ?? 0) !== 0,
  enhanceDialog: (player.rendering.eq.DialogLevel ?? 0) !== 0,
});

/** `homeTheater:1`: players with a TV input only. */
export const homeTheater: MuseNamespace = {
  name: 'homeTheater',
  scope: 'player',
  capability: 'HT_PLAYBACK',
  commands: {
    getOptions: {
      rest: { method: 'GET', path: '/homeTheater/options' },
      run: (call) => answered('homeTheaterOptions', optionsBody(call)),
    },
    setOptions: {
      rest: { method: 'POST', path: '/homeTheater/options' },
      run: (call) => perform(call, optionSteps(call)),
    },
    loadHomeTheaterPlayback: {
      rest: { method: 'POST', path: '/homeTheater' },
      run: (call) => perform(call, [tvStep(call)]),
    },
    setTvPowerState: {
      rest: { method: 'POST', path: '/homeTheater/tvPowerState' },
      run: setTvPowerState,
    },
  },
  event: (context) => ({
    type: 'homeTheaterOptions',
    body: { _objectType: 'homeTheaterOptions', ...optionsBody(context) },
  }),
};

/**
 * Switches the television by HDMI (docs.sonos.com, homeTheater; operation and path also in the table of 86.10). Unsure: the
 * values, which clients of the cloud's API send, and the code for others.
 */
function setTvPowerState({ body, player, world }: PlayerCall): MuseOutcome {
  if (!player.tv || !hasCapability(player, 'HT_POWER_STATE'))
    return failed('ERROR_NOT_CAPABLE', 'The player has no HT_POWER_STATE');
  const power = textOf(body, 'tvPowerState');
  if (power === undefined) return failed('ERROR_MISSING_PARAMETERS', 'Missing tvPowerState');
  if (power !== 'ON' && power !== 'STANDBY')
    return failed('ERROR_INVALID_PARAMETER', 'tvPowerState is ON or STANDBY');
  player.tv.power = power;
  world.changed();
  return accepted;
}

function optionSteps({ body }: PlayerCall): readonly Step[] {
  const wanted: [string, boolean | undefined][] = [
    ['NightMode', flagOf(body, 'nightMode')],
    ['DialogLevel', flagOf(body, 'enhanceDialog')],
  ];
  return wanted.flatMap(([EQType, value]) =>
    value === undefined
      ? []
      : [{ service: 'RenderingControl', action: 'SetEQ', args: { EQType, DesiredValue: bit(value) } }],
  );
}

/** `x-sonos-htastream:<id>:spdif` is the TV input of the player. */
const tvStep = ({ player }: PlayerCall): Step => ({
  service: 'AVTransport',
  action: 'SetAVTransportURI',
  args: { CurrentURI: `x-sonos-htastream:${player.id}:spdif`, CurrentURIMetaData: '' },
});
