const AUDIO = ['mp3', 'mp4', 'x-m4a', 'mpeg'];
const LISTS = ['audio/x-mpegurl', 'application/x-mpegurl', 'application/vnd.apple.mpegurl'];
const MORE_AUDIO = ['mpeg3', 'wav', 'x-wav', 'wma', 'x-ms-wma', 'aiff', 'x-aiff', 'flac'];
const OGG = ['application/ogg', 'audio/ogg', 'audio/audible'];
const FROM_SERVICES = ['mp3', 'mpeg', 'mpeg3', 'wma', 'mp4', 'x-m4a', 'wav', 'aiff', 'flac'];
const OWN = [
  'x-rincon',
  'x-rincon-mp3radio',
  'x-rincon-playlist',
  'x-rincon-queue',
  'x-rincon-stream',
  'x-sonosapi-stream',
  'x-sonosapi-hls',
  'x-sonosapi-hls-static',
];

const anywhere = (type: string): readonly string[] => [`http-get:*:${type}:*`, `x-file-cifs:*:${type}:*`];
const audio = (type: string): string => `audio/${type}`;

/**
 * What a player takes, in the order of the recording (svrooij/node-sonos-ts connection-manager.service.test, 56.0), which
 * ends with a comma. Unsure: whether models and builds differ.
 */
export const SINK = [
  ...AUDIO.map(audio).flatMap(anywhere),
  ...anywhere('audio/mpegurl'),
  'file:*:audio/mpegurl:*',
  ...LISTS.flatMap(anywhere),
  ...MORE_AUDIO.map(audio).flatMap(anywhere),
  ...OGG.flatMap(anywhere),
  'sonos.com-mms:*:audio/x-ms-wma:*',
  ...FROM_SERVICES.map((type) => `sonos.com-http:*:audio/${type}:*`),
  'sonos.com-http:*:application/ogg:*',
  'sonos.com-http:*:application/x-mpegURL:*',
  'sonos.com-spotify:*:audio/x-spotify:*',
  'sonos.com-rtrecent:*:audio/x-sonos-recent:*',
  ...OWN.map((scheme) => `${scheme}:*:*:*`),
  'x-sonosapi-radio:*:audio/x-sonosapi-radio:*',
  'x-rincon-cpcontainer:*:*:*',
  '',
].join(',');
