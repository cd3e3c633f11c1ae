// The official scripts are served as they come; this names what we use of them.
type Component = { readonly moduleName: string };

export function createAll(component: Component): void;
export const Button: Component;
export const CharacterCount: Component;
export const Checkboxes: Component;
export const ErrorSummary: Component;
export const NotificationBanner: Component;
export const PasswordInput: Component;
export const Radios: Component;
export const ServiceNavigation: Component;
export const SkipLink: Component;
export const Tabs: Component;
