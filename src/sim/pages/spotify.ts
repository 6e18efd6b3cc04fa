import { builtBetween } from './forms/build-major.ts';
import { errorPage, text } from '../server/answer.ts';
import type { Page, PageRequest } from '../server/page.ts';

/** Names of the answer are Spotify's own (zeroconf getInfo); what Sonos fills in is not known. */
const getInfo = ({ player }: PageRequest): object => ({
  status: 101,
  statusString: 'OK',
  spotifyError: 0,
  version: '2.7.1',
  deviceID: player.mac.replaceAll(':', '').toLowerCase(),
  remoteName: player.room,
  activeUser: '',
  deviceType: 'SPEAKER',
  brandDisplayName: 'sonos',
  modelDisplayName: player.model,
});

/** `/spotifyzc`: whoever asks learns the room; `addUser` would log a stranger's account in, and does nothing here. */
export const spotifyConnect: Page = {
  path: '/spotifyzc',
  methods: ['GET', 'POST'],
  appliesTo: builtBetween(39),
  serve: (request) => {
    const action = request.query.get('action') ?? new URLSearchParams(request.body).get('action');
    if (action === 'getInfo') return text(200, 'application/json', JSON.stringify(getInfo(request)));
    if (action === 'addUser') {
      const refusal = { status: 202, statusString: 'ERROR-LOGIN-FAILED', spotifyError: 0 };
      return text(200, 'application/json', JSON.stringify(refusal));
    }
    return errorPage(400);
  },
};
