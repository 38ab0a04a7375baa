import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'
import typeErrors from './scripts/type-errors.mjs'

const pure = ['src/core/**/*.ts', 'src/lint/**/*.ts', 'src/render/**/*.ts', 'src/api/**/*.ts']
const ambient = ['process', 'console', 'Buffer', 'setTimeout', 'setInterval', 'globalThis', '__dirname'].map(
  (name) => ({
    name,
    message: 'core, lint and render run anywhere: no ambient state.',
  }),
)

export default tseslint.config(
  { ignores: ['dist/', 'dist-*/', 'node_modules/', 'coverage/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Counting past the end of a list is caught by noUncheckedIndexedAccess.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true, IIFEs: false }],
      'no-console': 'error',
    },
  },
  // What the compiler would say, said here: its program is open anyway.
  {
    files: ['**/*.ts'],
    plugins: { types: { rules: { errors: typeErrors } } },
    rules: { 'types/errors': 'error' },
  },
  // A text of somebody else's must not make an expression try again and again.
  {
    files: ['src/**/*.ts', 'bin/*.js'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    files: pure,
    rules: {
      'no-restricted-globals': ['error', ...ambient],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The same input must give the same output.' },
        { object: 'Date', property: 'now', message: 'The date is an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The date is an argument.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['bin/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    rules: { 'no-console': 'off', '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  // The second checker is one file that can be read on its own.
  { files: ['scripts/check-proof.mjs'], rules: { 'max-lines': ['error', { max: 300 }] } },
)
