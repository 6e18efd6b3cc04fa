import { expect, it } from 'vitest';
import { writeForm } from './write.ts';

it('writes a form in one spelling', () => {
  expect(
    writeForm([
      ['action', 'addUser'],
      ['blob', 'a+b/c=='],
      ['deviceName', "Ann's ~phone & Küche"],
    ]),
  ).toBe('action=addUser&blob=a%2Bb%2Fc%3D%3D&deviceName=Ann%27s%20%7Ephone%20%26%20K%C3%BCche');
});

it('is read alike by the reader of URLs', () => {
  const fields = [
    ['a', '1+2 3%41'],
    ['b*', '!\'()*~"<>'],
  ] as const;
  expect([...new URLSearchParams(writeForm(fields))]).toEqual(fields);
});
