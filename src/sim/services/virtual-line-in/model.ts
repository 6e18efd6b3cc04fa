import type { PlayerState } from '../../state/player.ts';
import type { Evented, ServiceModel, World } from '../../world.ts';
import { declares, declaredVariables } from '../declared.ts';

/**
 * Sources that live elsewhere (AirPlay, Spotify Connect). The actions are for the app that owns the source, none of
 * which a simulated household has: all are refused. Events exist and say that there is nothing.
 */
export const virtualLineIn: ServiceModel = {
  service: 'VirtualLineIn',
  actions: {},
  evented: virtualLineInEvented,
};

/**
 * S1 and S2 until 66.4 declare a LastChange, newer builds a plain variable.
 * Unsure: the namespace and the variables of the LastChange when there is no source; one recording of a first event
 * would tell. A reader of these events takes them for the transport's (sonosify events/models.py).
 */
function virtualLineInEvented(_: World, player: PlayerState): Evented {
  if (!declares(player, 'VirtualLineIn', 'LastChange'))
    return declaredVariables(player, 'VirtualLineIn', { CurrentTrackMetaData: '' });
  return {
    kind: 'last-change',
    namespace: 'urn:schemas-upnp-org:metadata-1-0/AVT/',
    instance: 'InstanceID',
    variables: [{ name: 'CurrentTrackMetaData', value: '' }],
  };
}
