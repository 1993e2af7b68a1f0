// node diff-match-patch.cjs PACKAGE OLD NEW: what diff-match-patch makes of two files, as JSON.
const { readFileSync } = require('fs');
const DiffMatchPatch = require(process.argv[2]);
const [before, after] = process.argv.slice(3).map(f => readFileSync(f, 'utf8'));
const engine = new DiffMatchPatch();
engine.Diff_Timeout = 60;
const start = process.hrtime.bigint();
const diffs = engine.diff_main(before, after);
engine.diff_cleanupSemantic(diffs);
const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
console.log(JSON.stringify({ milliseconds, edits: diffs.filter(d => d[0] !== 0).map(d => [d[0], d[1]]) }));
