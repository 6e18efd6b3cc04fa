import { done, fault, type ServiceModel } from '../../world.ts';
import { browse } from './browse.ts';
import { createObject } from './create-object.ts';
import { destroyObject } from './destroy-object.ts';
import { contentDirectoryEvented, systemUpdateId } from './evented.ts';
import { refreshShareIndex, requestResort } from './indexing.ts';
import { findPrefix, getAllPrefixLocations } from './prefixes.ts';
import { updateObject } from './update-object.ts';

export const contentDirectory: ServiceModel = {
  service: 'ContentDirectory',
  actions: {
    Browse: browse,
    CreateObject: createObject,
    DestroyObject: destroyObject,
    UpdateObject: updateObject,
    FindPrefix: findPrefix,
    GetAllPrefixLocations: getAllPrefixLocations,
    RefreshShareIndex: refreshShareIndex,
    RequestResort: requestResort,
    GetShareIndexInProgress: ({ world }) =>
      done({ IsIndexing: world.household.library.indexing ? '1' : '0' }),
    GetLastIndexChange: ({ world }) => done({ LastIndexChange: world.household.library.lastIndexChange }),
    GetSearchCapabilities: () => done({ SearchCaps: '' }),
    GetSortCapabilities: () => done({ SortCaps: '' }),
    GetSystemUpdateID: ({ world, player }) => done({ Id: systemUpdateId(world, player) }),
    GetAlbumArtistDisplayOption: ({ world }) =>
      done({ AlbumArtistDisplayOption: world.household.library.albumArtists ?? 'NONE' }),
    GetBrowseable: () => done({ IsBrowseable: '1' }),
    /** Always refused (86.10, by its code). */
    SetBrowseable: () => fault(800),
  },
  evented: contentDirectoryEvented,
};
