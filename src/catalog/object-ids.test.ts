import { describe, expect, it } from 'vitest';
import { objectContacts } from './object-ids.ts';

describe('an object of ContentDirectory', () => {
  it.each([
    ['0', 'nothing'],
    ['', 'nothing'],
    ['A:ALBUM/AC%2fDC', 'nothing'],
    ['SQ:12', 'nothing'],
    ['Q:0', 'nothing'],
    ['R:0/0', 'nothing'],
    ['FV:2/31', 'nothing'],
    ['S:', 'nothing'],
    ['S://nas/music', 'unsure'],
    ['s://nas/music', 'unsure'],
    [' S%3A//nas/music', 'unsure'],
    ['S%253A%2F%2Fnas/music', 'unsure'],
    ['S:x', 'unsure'],
    ['http://192.0.2.1/', undefined],
    ['EN:', undefined],
  ])('%s contacts %s', (id, contacts) => {
    expect(objectContacts(id)).toBe(contacts);
  });
});
