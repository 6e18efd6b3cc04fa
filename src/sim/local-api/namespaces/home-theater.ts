import { flagOf, type JsonObject } from '../json.ts';
import type { MuseContext, MuseNamespace, PlayerCall } from '../namespace.ts';
import { answered, failed, type MuseOutcome } from '../outcome.ts';
import { bit, perform, type Step } from '../perform.ts';

const optionsBody = ({ player }: MuseContext): JsonObject => ({
  nightMode: (player.rendering.eq.NightMode ?? 0) !== 0,
  enhanceDialog: (player.rendering.eq.DialogLevel ?? 0) !== 0,
});

/** `homeTheater:1`: players with a TV input only. */
export const homeTheater: MuseNamespace = {
  name: 'homeTheater',
  scope: 'player',
  commands: {
    getOptions: {
      rest: { method: 'GET', path: '/homeTheater/options' },
      run: (call) => capable(call, () => answered('homeTheaterOptions', optionsBody(call))),
    },
    setOptions: {
      rest: { method: 'POST', path: '/homeTheater/options' },
      run: (call) => capable(call, () => perform(call, optionSteps(call))),
    },
    loadHomeTheaterPlayback: {
      rest: { method: 'POST', path: '/homeTheater' },
      run: (call) => capable(call, () => perform(call, [tvStep(call)])),
    },
  },
  event: (context) => ({
    type: 'homeTheaterOptions',
    body: { _objectType: 'homeTheaterOptions', ...optionsBody(context) },
  }),
};

const capable = (call: PlayerCall, then: () => MuseOutcome): MuseOutcome =>
  call.player.tv ? then() : failed('ERROR_NOT_CAPABLE', 'The player has no TV input');

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
