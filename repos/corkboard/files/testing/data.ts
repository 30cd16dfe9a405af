import { readFileSync } from 'node:fs';

import { createTranslate, type Messages } from '../src/messages.ts';
import type { BoardData } from '../src/types.ts';

/** What a JSON file of the repo holds. */
export const readJson = (path: string): any => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

/** The English texts. */
export const t = createTranslate(readJson('locales/en.json') as Messages);

/** A board with one card to do, two under way (as many as fit) and none done. */
export const board: BoardData = {
  columns: [
    { id: 'todo', name: 'To do', cards: [{ id: 'a', title: 'Order paper', labels: ['shop'], due: '2026-05-04' }] },
    {
      id: 'doing',
      name: 'Doing',
      limit: 2,
      cards: [
        { id: 'b', title: 'Paint the fence', labels: ['home', 'shop'], assignee: 'ida' },
        {
          id: 'c',
          title: 'Pack boxes',
          labels: [],
          assignee: 'bo',
          checklist: [
            { text: 'Books', done: true },
            { text: 'Plates', done: false },
          ],
        },
      ],
    },
    { id: 'done', name: 'Done', cards: [] },
  ],
  labels: [
    { id: 'home', name: 'Home', color: 'green' },
    { id: 'shop', name: 'Shop', color: 'amber' },
  ],
  members: [
    { id: 'bo', name: 'Bo Lindqvist' },
    { id: 'ida', name: 'Ida', photo: 'ida.png' },
  ],
};
