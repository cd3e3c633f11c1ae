/** What the linkage can use of a row. `seen_on` is a day on which what it says was so; `extra:NAME` any further column that says something about a person. */
export const fields = [
  'forename',
  'middle_name',
  'surname',
  'full_name',
  'sex',
  'date_of_birth',
  'address',
  'address_2',
  'house',
  'town',
  'postcode',
  'phone',
  'email',
  'nhs_number',
  'upn',
  'other_id',
  'id',
  'seen_on',
] as const;
export type Field = (typeof fields)[number];
export type DateColumns = { day: string; month: string; year: string };

/** Which column holds which field; for the date of birth also three columns. */
export type ColumnMap = Partial<Record<Field, string>> & { date_of_birth?: string | DateColumns } & Readonly<Record<`extra:${string}`, string>>;

// The headings that files use, in small letters and without anything in between.
const headings: Record<Field, readonly string[]> = {
  forename: ['forename', 'forenames', 'firstname', 'givenname', 'givennames', 'fname', 'christianname', 'first', 'given'],
  middle_name: ['middlename', 'middlenames', 'middle', 'secondname', 'mname'],
  surname: ['surname', 'lastname', 'familyname', 'lname', 'last', 'family'],
  full_name: ['fullname', 'name', 'personname', 'pupilname', 'childname', 'clientname'],
  sex: ['sex', 'gender', 'sexcode', 'gendercode'],
  date_of_birth: ['dateofbirth', 'dob', 'birthdate', 'bornon', 'datebirth', 'birthday', 'dateborn'],
  address: ['address', 'address1', 'addressline1', 'street', 'streetname', 'addr1', 'line1', 'streetaddress', 'fulladdress'],
  address_2: ['address2', 'addressline2', 'addr2', 'line2', 'locality'],
  house: ['house', 'housenumber', 'housename', 'housenameornumber', 'streetnumber', 'buildingnumber', 'paon', 'houseno', 'number'],
  town: ['town', 'city', 'suburb', 'posttown', 'towncity', 'addressline3', 'address3'],
  postcode: ['postcode', 'postalcode', 'zip', 'zipcode', 'pcode', 'homepostcode'],
  phone: ['phone', 'phonenumber', 'telephone', 'telephonenumber', 'mobile', 'mobilenumber', 'tel', 'contactnumber', 'mobilephone'],
  email: ['email', 'emailaddress', 'mail'],
  nhs_number: ['nhsnumber', 'nhsno', 'nhs', 'nhsid'],
  upn: ['upn', 'uniquepupilnumber'],
  other_id: ['otherid', 'socsecid', 'ssn', 'nino', 'nationalinsurancenumber', 'nationalinsurance', 'nationalid'],
  id: ['id', 'recid', 'uniqueid', 'recordid', 'rowid', 'sourceid', 'localid', 'personid', 'clientid', 'pupilid'],
  seen_on: ['seenon', 'asof', 'asat', 'currentason', 'recordedon', 'happenedon', 'eventdate', 'incidentdate', 'attendancedate', 'visitdate', 'contactdate'],
};

const plain = (heading: string) => heading.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Which columns the headings themselves tell, each field and each column once. */
export function guessColumns(columns: readonly string[]): ColumnMap {
  const map: Record<string, string> = {};
  const taken = new Set<string>();
  for (const field of fields) {
    const column = headings[field].map(heading => columns.find(one => plain(one) === heading && !taken.has(one))).find(one => one !== undefined);
    if (column === undefined) continue;
    map[field] = column;
    taken.add(column);
  }
  return map;
}

/** What is wrong with a map for these columns; nothing where it can be used. */
export function mistakesOf(map: ColumnMap, columns: readonly string[]): string[] {
  return Object.entries(map).flatMap(([field, column]) => {
    if (!(fields as readonly string[]).includes(field) && !/^extra:\S/.test(field))
      return [`“${field}” is no field. The fields are ${fields.join(', ')} and extra:NAME.`];
    const named = namesIn(field, column);
    if (named === null) return [`“${field}” needs the name of a column.`];
    return named.filter(one => !columns.includes(one)).map(one => `There is no column “${one}”. The columns are ${columns.join(', ')}.`);
  });
}

const namesIn = (field: string, column: unknown): string[] | null =>
  typeof column === 'string' ? [column] : field === 'date_of_birth' && isDateColumns(column) ? [column.day, column.month, column.year] : null;

const isDateColumns = (value: unknown): value is DateColumns =>
  typeof value === 'object' && value !== null && ['day', 'month', 'year'].every(part => typeof (value as Record<string, unknown>)[part] === 'string');
