import { text } from '../../server/answer.ts';
import type { Page } from '../../server/page.ts';
import { greySquare } from './png.ts';

const ICON = greySquare();

/** `/img/icon-S13.png` of the description: a grey square of the size that the description names. */
export const iconPage: Page = {
  path: '/img/*',
  methods: ['GET'],
  serve: ({ path }) =>
    /^\/img\/icon-[A-Za-z0-9]{1,12}\.png$/.test(path)
      ? text(200, 'image/png', ICON)
      : { status: 404, headers: [], body: '' },
};
