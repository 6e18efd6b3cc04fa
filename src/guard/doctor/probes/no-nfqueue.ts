import { partProbe } from '../kernel-part.ts';

export const noNfqueue = partProbe({
  id: 'no-nfqueue',
  title: 'The kernel cannot hand packets to a program (NFQUEUE)',
  meaning:
    'With it a program could look at the first packets of other protocols (AirPlay, Spotify Connect) before the kernel lets them pass. ' +
    'Tonewall does not: what it judges comes to its doors by a redirect.',
  what: 'NFQUEUE',
  option: 'CONFIG_NFT_QUEUE',
  module: 'nft_queue',
});
