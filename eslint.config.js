import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// What a reader of this code may count on. Nothing is switched off inside a file: a rule that does not fit is changed here, with the reason.
export default defineConfig(
  globalIgnores(['.data*/**', 'screenshots/**', 'src/design/generated/**', 'src/design/browser/*.min.d.ts', '**/*.generated.ts']),
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Plain http is for the demonstration's own provider on this machine; a click and its page are awaited together.
      '@typescript-eslint/no-deprecated': ['error', { allow: ['allowInsecureRequests', 'waitForNavigation'] }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
      // test() and describe() give promises that the runner itself waits for.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe', 'before', 'after'] }] },
      ],
      // Numbers stand in sentences and paths; anything else is put into words first.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      // What must give a promise is async, whether or not it has anything to wait for.
      '@typescript-eslint/require-await': 'off',
      // Our objects are records of functions: none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // With noUncheckedIndexedAccess, `!` is how a line says that the one above has checked.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Types of what comes from outside promise more than arrives; a second look at it is no fault.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Generic types of forms and paths begin with no fields at all.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // readJson<Agency[]>(file) says once what a file holds.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // Promise.withResolvers<void>() has no other way to say it.
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
);
