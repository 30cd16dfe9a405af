import assert from 'node:assert/strict';
import { it } from 'node:test';

import { readFileSync } from 'node:fs';

const lines = readFileSync(new URL('../index.html', import.meta.url), 'utf8').split('\n').map((line) => line.trim());

it('is otherwise the page it was', () => {
  assert.deepEqual(lines, [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="color-scheme" content="light dark">',
    '<title>corkboard</title>',
    '<link rel="stylesheet" href="styles/tokens.css">',
    '<link rel="stylesheet" href="styles/board.css">',
    '<link rel="stylesheet" href="styles/card.css">',
    '</head>',
    '<body>',
    '<main id="board">',
    '<noscript>This board needs JavaScript.</noscript>',
    '</main>',
    '<script type="module" src="dist/main.js"></script>',
    '</body>',
    '</html>',
    '',
  ]);
});
