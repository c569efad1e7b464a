/** The rules of ARCHITECTURE.md on the Rust crates: no circle among their modules, and nothing that hides one. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { circles } from './graph.ts';
import { circleProblems } from './relations.ts';
import { rustProblems } from './rust-form.ts';
import { rustImports } from './rust-imports.ts';
import { CRATES, crateSources } from './sources.ts';

const test = suite('tidy: Rust');

type Files = Readonly<Record<string, string>>;

for (const crate of CRATES) {
  test(`the modules of ${crate} have no circle, and none could hide`, () => {
    const found = rustImports(crateSources(crate));
    assert.ok(found.size > 20 && [...found.values()].flat().length > found.size, 'the modules were not found');
    assert.is(circleProblems(found).join('\n'), '');
    assert.is([...crateSources(crate)].flatMap(([path, text]) => rustProblems(path, text)).join('\n'), '');
  });
}

/** Modules of a crate, and the circles among them. */
const RUST: readonly (readonly [name: string, files: Files, circle: string])[] = [
  ['use crate', { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'use crate::b::B;', 'b.rs': 'use crate::{a::A};' }, 'a.rs b.rs'],
  [
    'a path in the code',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'fn a() { crate::b::b() }', 'b.rs': 'use super::a;' },
    'a.rs b.rs',
  ],
  [
    'siblings of a folder',
    { 'a/mod.rs': 'mod b;\nmod c;', 'a/b.rs': 'use super::{c::C};', 'a/c.rs': 'use super::b;' },
    'a/b.rs a/c.rs',
  ],
  ['an item of the parent', { 'lib.rs': 'mod a;\npub struct B;', 'a.rs': 'use crate::B;' }, 'a.rs lib.rs'],
  [
    'through a facade',
    { 'lib.rs': 'mod a;\nmod b;\npub use a::{A, AA};', 'a.rs': 'use crate::b;', 'b.rs': 'use crate::AA;' },
    'a.rs b.rs',
  ],
  [
    'a facade itself is none',
    { 'lib.rs': 'mod a;\nmod b;\npub use a::A;', 'a.rs': '', 'b.rs': 'use crate::{A, a};' },
    '',
  ],
  [
    'a macro is where its rules are',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'macro_rules! m {}', 'b.rs': 'crate::m! {}' },
    '',
  ],
  [
    'tests count for nothing',
    {
      'lib.rs': 'mod a;\n#[cfg(test)]\nmod t;',
      'a.rs': '#[cfg(test)]\nmod tests { use crate::t; fn a() {} }',
      't.rs': 'use crate::a;',
    },
    '',
  ],
  [
    'nor do comments and strings',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'use crate::b;', 'b.rs': '// use crate::a;\nfn b() { "crate::a" }' },
    '',
  ],
  [
    'a path with spaces',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'fn a() { crate :: b ::\n b() }', 'b.rs': 'use crate::a;' },
    'a.rs b.rs',
  ],
  [
    'an inline module',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'mod c { use super::super::b; }', 'b.rs': 'use crate::a;' },
    'a.rs b.rs',
  ],
  [
    'an inline module within another, in the code',
    {
      'lib.rs': 'mod a;\nmod b;',
      'a.rs': 'mod c { mod d { fn e() { super::super::super::b::b() } } }',
      'b.rs': 'use crate::a;',
    },
    'a.rs b.rs',
  ],
  [
    'an inline module that uses its own file',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'mod c { use super::b; }', 'b.rs': 'use crate::a;' },
    '',
  ],
  [
    'behind a field that is only for tests',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'struct S { #[cfg(test)] x: u8 }\nuse crate::b;', 'b.rs': 'use crate::a;' },
    'a.rs b.rs',
  ],
  [
    'behind an arm that is only for tests',
    {
      'lib.rs': 'mod a;\nmod b;',
      'a.rs': 'fn f() { match x { #[cfg(test)] 1 => 2, _ => 3 } }\nfn g() { crate::b::h() }',
      'b.rs': 'use crate::a;',
    },
    'a.rs b.rs',
  ],
  [
    'behind an array that is only for tests',
    {
      'lib.rs': 'mod a;\nmod b;',
      'a.rs': '#[cfg(test)]\nstatic X: [u8; 2] = [1, 2];\nuse crate::b;',
      'b.rs': 'use crate::a;',
    },
    'a.rs b.rs',
  ],
  [
    'behind a raw string and a nested comment',
    {
      'lib.rs': 'mod a;\nmod b;',
      'a.rs': 'const Q: &str = r"\\";\n/* /* */ " */\nconst R: &str = r##"a"#"##;\nuse crate::b;\n// "',
      'b.rs': 'use crate::a;',
    },
    'a.rs b.rs',
  ],
  [
    'a raw name',
    { 'lib.rs': 'mod r#type;\nmod b;', 'type.rs': 'use crate::b;', 'b.rs': 'use crate::r#type;' },
    'b.rs type.rs',
  ],
  [
    'a macro in scope',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'use crate::b;\nmacro_rules! m { () => {} }', 'b.rs': 'm!();' },
    'a.rs b.rs',
  ],
];

for (const [name, files, circle] of RUST) {
  test(`rust: ${name}`, () => {
    const found = circles(rustImports(new Map(Object.entries(files))));
    assert.is(found.map((one) => one.join(' ')).join('; '), circle);
  });
}

/** Sources, and what must be said; null where nothing must. */
const FORMS: readonly (readonly [path: string, text: string, said: string | null])[] = [
  ['a.rs', 'include!("b.rs");', 'includes code'],
  ['a.rs', 'const A: &str = include_str!("b.txt");', null],
  ['lib.rs', 'extern crate self as me;', 'names a crate anew'],
  ['lib.rs', '#[macro_use]\nmod a;', 'brings macros into scope'],
  ['a.rs', '#[path = "b.rs"]\nmod c;', 'moves a module'],
  ['lib.rs', '#[path = "b.rs"]\nmod c;', 'moves a module'],
  ['lib.rs', '#[cfg_attr(unix, path = "b.rs")]\nmod c;', 'moves a module'],
  ['a.rs', '#[path = "../../b.rs"]\nmod c;', 'moves a module'],
  ['main.rs', '#[path = "../../b.rs"]\nmod c;', null],
  ['a.rs', '#[cfg(test)]\n#[path = "a_tests.rs"]\nmod tests;', null],
  ['a.rs', 'struct S { #[cfg(test)] x: u8 }', 'has `cfg(test)` before something that is no item'],
  ['a.rs', 'struct S { #[cfg(test)] pub x: u8 }', 'has `cfg(test)` before something that is no item'],
  ['a.rs', 'fn f() { match x { #[cfg(test)] 1 => 2, _ => 3 } }', 'has `cfg(test)` before something that is no item'],
  ['a.rs', '#[cfg(test)]\n#[allow(dead_code)]\npub(crate) fn f() {}', null],
  ['a.rs', '#[rustfmt::skip]\nfn f( ) { }', 'turns rustfmt off'],
  ['a.rs', '#[rustfmt::skip]\nconst F: u8 = { f( ) };', 'turns rustfmt off'],
  ['a.rs', '#![rustfmt::skip]\nconst A: &[u8] = &[1];', 'turns rustfmt off'],
  ['a.rs', '#[cfg_attr(unix, rustfmt::skip)]\nconst A: &[u8] = &[1];', 'turns rustfmt off'],
  ['a.rs', '#[rustfmt::skip]\npub const A: &[u8] = &[1];\n// include!("b"), extern crate self', null],
];

for (const [path, text, said] of FORMS) {
  test(`${said === null ? 'allowed' : 'refused'} in ${path}: ${text.replaceAll('\n', ' ')}`, () => {
    const problems = rustProblems(path, text);
    assert.is(problems.length, said === null ? 0 : 1, problems.join('; '));
    assert.match(problems.join(), said ?? '');
  });
}

test.run();
