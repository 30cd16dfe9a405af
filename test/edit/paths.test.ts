import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePath, spellPath } from '../../src/edit/paths.ts';
import { EditError } from '../../src/errors.ts';

const files = new Map(['src/a.ts', 'src/deep/a.ts', 'lib/a.ts', 'odd\\name.ts', 'x/y.ts'].map((path) => [path, '']));

const resolve = (path: string): string => {
  try {
    return resolvePath(path, files);
  } catch (error) {
    if (error instanceof EditError) return error.code;
    throw error;
  }
};

describe('resolvePath', () => {
  const rows: readonly [path: string, resolved: string][] = [
    ['src/a.ts', 'src/a.ts'],
    ['./src/a.ts', 'src/a.ts'],
    ['src//./a.ts', 'src/a.ts'],
    ['new/file.ts', 'new/file.ts'],
    ['/repo/x/y.ts', 'x/y.ts'],
    ['/x/y.ts', 'x/y.ts'],
    ['/work/src/a.ts', 'src/a.ts'],
    ['/repo/new.ts', 'path_outside_repo'],
    ['/etc/passwd', 'path_outside_repo'],
    ['/repo/prefix-x/y.ts', 'path_outside_repo'],
    ['src\\a.ts', 'src/a.ts'],
    ['odd\\name.ts', 'odd\\name.ts'],
    ['new\\name.ts', 'new\\name.ts'],
    ['..\\a.ts', 'path_outside_repo'],
    ['C:\\repo\\src\\a.ts', 'path_outside_repo'],
    ['c:/src/a.ts', 'path_outside_repo'],
    ['../a.ts', 'path_outside_repo'],
    ['src/../src/a.ts', 'path_outside_repo'],
    ['.git/config', 'path_outside_repo'],
    ['src/.GIT/hooks', 'path_outside_repo'],
    ['.gitignore', '.gitignore'],
    ['src/a.ts\0.png', 'path_outside_repo'],
    ['', 'missing_path'],
    ['.', 'is_directory'],
    ['src', 'is_directory'],
    ['src/deep/', 'is_directory'],
    ['src/a.ts/', 'path_outside_repo'],
    ['nowhere/', 'path_outside_repo'],
  ];
  it.each(rows)('reads %j as %s', (path, resolved) => {
    expect(resolve(path)).toBe(resolved);
  });
  it('takes the only file where no path is given', () => {
    expect(resolvePath('', new Map([['a.ts', '']]))).toBe('a.ts');
  });
  it('rejects an absolute path that could mean two files', () => {
    expect(() =>
      resolvePath(
        '/r/src/a.ts',
        new Map([
          ['a.ts', ''],
          ['src/a.ts', ''],
        ]),
      ),
    ).toThrow(EditError);
  });
});

describe('spellPath', () => {
  it('drops dots and doubled slashes, and turns backslashes', () => {
    const path = fc.array(fc.constantFrom('/', '\\', '.', '..', 'a', '.a', 'a.')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(path, (written) => {
        const [first = '', ...rest] = written.replaceAll('\\', '/').split('/');
        expect(spellPath(written)).toBe([...(first === '.' ? [] : [first]), ...rest.filter((segment) => segment !== '' && segment !== '.')].join('/'));
      }),
      { seed: 20_261_125, numRuns: 1000 },
    );
  });
});
