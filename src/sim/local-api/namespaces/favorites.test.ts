import { expect, it } from 'vitest';
import { connected } from '../../rig/local-api.ts';

const GROUP = { groupId: 'RINCON_000E58A0000101400:1' };
const favorite = (number: number, uri: string) => ({
  id: `FV:2/${number}`,
  parentId: 'FV:2',
  title: `Favourite ${number}`,
  upnpClass: 'object.itemobject.item.sonos-favorite',
  uri,
  protocolInfo: '',
  ordinal: number,
  type: 'instantPlay',
  description: 'Sveriges Radio',
  resourceMetaData: '<DIDL-Lite/>',
});
const household = {
  favorites: [favorite(3, 'x-sonosapi-stream:s1?sid=254'), favorite(4, 'x-rincon-cpcontainer:1004206cx')],
};

// captured 2026-09: id "3", name, description
it('lists favourites with the number of their id', () => {
  const [reply] = connected({ household }).say({
    namespace: 'favorites:1',
    command: 'getFavorites',
    householdId: 'local',
  });
  expect(reply).toEqual([
    expect.objectContaining({ success: true, type: 'favoritesList' }),
    {
      _objectType: 'favoritesList',
      version: '1',
      items: [
        { _objectType: 'favorite', id: '3', name: 'Favourite 3', description: 'Sveriges Radio' },
        { _objectType: 'favorite', id: '4', name: 'Favourite 4', description: 'Sveriges Radio' },
      ],
    },
  ]);
});

it('a stream is set, a container is queued; playing is asked for', () => {
  const { say, acted } = connected({ household });
  const load = { namespace: 'favorites:1', command: 'loadFavorite', ...GROUP };
  say(load, { favoriteId: '3', playOnCompletion: true });
  expect(acted.map((line) => line.split(' ')[2])).toEqual(['SetAVTransportURI', 'Play']);
  expect(acted[0]).toContain('"CurrentURIMetaData":"<DIDL-Lite/>"');
  acted.length = 0;
  say(load, { favoriteId: '4', action: 'REPLACE' });
  expect(acted.map((line) => line.split(' ')[2])).toEqual([
    'RemoveAllTracksFromQueue',
    'AddURIToQueue',
    'SetAVTransportURI',
  ]);
});

it.each([
  [{}, 'ERROR_MISSING_PARAMETERS'],
  [{ favoriteId: '77' }, 'ERROR_INVALID_OBJECT_ID'],
])('refuses %j', (body, errorCode) => {
  const [reply] = connected({ household }).say(
    { namespace: 'favorites:1', command: 'loadFavorite', ...GROUP },
    body,
  );
  expect(reply).toEqual([expect.anything(), expect.objectContaining({ errorCode })]);
});

// captured 2026-09: acknowledgement, then versionChanged
it('tells subscribers the version only', () => {
  const { session, say, sent, world } = connected({ household });
  const frames = say({ namespace: 'favorites:1', command: 'subscribe', householdId: 'local' });
  expect(frames[1]).toEqual([
    expect.objectContaining({ type: 'versionChanged', name: 'versionChanged' }),
    { _objectType: 'versionChanged', version: '1' },
  ]);
  sent.length = 0;
  world.household.updateIds.favorites = 2;
  session.stateChanged();
  expect(sent).toEqual([[expect.anything(), { _objectType: 'versionChanged', version: '2' }]]);
});
