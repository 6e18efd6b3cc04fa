import type { ServiceModel } from '../../world.ts';

/**
 * Sources that live elsewhere (AirPlay, Spotify Connect). The actions are for the app that owns the source, none of which a simulated
 * household has: all are refused. Events exist and say that there is nothing.
 */
export const virtualLineIn: ServiceModel = {
  service: 'VirtualLineIn',
  actions: {},
  evented: () => ({ kind: 'plain', variables: { CurrentTrackMetaData: '' } }),
};
