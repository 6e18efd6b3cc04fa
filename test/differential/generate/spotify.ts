import { type Choices, once, pick } from './choices.ts';
import { type Draft, draftOf } from './draft.ts';
import type { Room } from './houses.ts';
import { type Form, FORM_TRICKS } from './form-tricks.ts';

/** Ways to say what is asked beside the form, or in its place. */
const TARGETS = [
  '/spotifyzc?action=addUser',
  '/spotifyzc?action=addUser&version=2.7.1',
  '/spotifyzc?action=getInfo',
  '/spotifyzc?action=getInfo&version=2.7.1',
  '/spotifyzc?action=resetUsers',
  '/spotifyzc?action=getInfo&action=addUser',
  '/spotifyzc?action=getInfo&userName=eve&blob=YQ%3D%3D&clientKey=Yg%3D%3D',
  '/spotifyzc?action=addUser&userName=eve&blob=YQ%3D%3D&clientKey=Yg%3D%3D',
  '/spotifyzc?userName=eve',
  '/spotifyzc?action=getInfo;action=addUser',
  '/spotifyzc?%61ction=addUser',
  '/spotifyzc?action=getInfo%26action=addUser',
  '/spotifyzc?action=getInfo+',
  '/spotifyzc?action=getInfo%00',
  '/spotifyzc?',
  '/spotifyzc?action',
  '/spotifyzc?&action=addUser',
  '/spotifyzc/?action=addUser',
  '/spotifyzc;x?action=addUser',
  '/SPOTIFYZC?action=addUser',
  '//spotifyzc?action=addUser',
  '/%73potifyzc?action=addUser',
  '/spotifyzc?action=addUser#x',
];

const TYPES = [
  'application/x-www-form-urlencoded; charset=utf-8',
  'application/x-www-form-urlencoded; charset=utf-16',
  'APPLICATION/X-WWW-FORM-URLENCODED',
  'application/x-www-form-urlencoded, text/plain',
  'text/plain',
  'application/json',
  'multipart/form-data; boundary=x',
];

const plain = (): Form => ({
  fields: [
    ['action', 'addUser'],
    ['version', '2.7.1'],
    ['tokenType', 'authorization_code'],
    ['clientKey', 'QUJD'],
    ['loginId', '0123abcd'],
    ['userName', 'ann'],
    ['blob', 'c2VjcmV0'],
    ['deviceName', 'A%20phone'],
  ],
  separator: '&',
  before: '',
  after: '',
});

/** A login of an app of Spotify, with tricks in its form, its query, its type and its method; sometimes only the question before it. */
export function chooseSpotify(choices: Choices, { guardAddress }: Room): Draft {
  const form = plain();
  for (let left = pick(choices, [0, 1, 1, 2]); left > 0; left -= 1) pick(choices, FORM_TRICKS)(choices, form);
  const target = once(choices, 3) ? pick(choices, TARGETS) : '/spotifyzc';
  const method = once(choices, 6) ? pick(choices, ['GET', 'GET', 'HEAD', 'PUT', 'NOTIFY']) : 'POST';
  const type = once(choices, 10) ? pick(choices, TYPES) : 'application/x-www-form-urlencoded';
  const headers = [
    ['Host', `${guardAddress}:1400`],
    ['Content-Type', type],
  ] as const;
  const hasBody = method === 'POST' || once(choices, 3);
  return draftOf(method, target, headers, hasBody ? bodyOf(form) : undefined);
}

/** Texts are Latin-1 characters, one for each byte. */
const bodyOf = ({ fields, separator, before, after }: Form): Uint8Array =>
  Buffer.from(`${before}${fields.map((parts) => parts.join('=')).join(separator)}${after}`, 'latin1');
