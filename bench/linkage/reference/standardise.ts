// What a careful user of Splink does before linking: each feed's columns brought to the same names and forms, in SQL.

const name = (text: string) => `nullif(trim(regexp_replace(strip_accents(lower(${text})), '[^a-z ]', '', 'g')), '')`;
const digits = (text: string) => `nullif(regexp_replace(${text}, '[^0-9]', '', 'g'), '')`;
const placeholders = `('unknown', 'not known', 'baby', 'unk', 'infant')`;

type Sources = {
  forename: string;
  middle?: string;
  surname: string;
  born: string;
  format: string;
  sex?: string;
  address: string;
  town?: string;
  postcode: string;
  phone?: string;
  email?: string;
  nhs?: string;
  upn?: string;
};
const lines = (first: string, second: string) => `concat_ws(' ', ${first}, ${second})`;

const feeds: Readonly<Record<string, Sources>> = {
  school_census: {
    ...{ forename: 'Forename', middle: 'Middlenames', surname: 'Surname', born: 'DateOfBirth', format: '%Y-%m-%d', sex: 'Gender' },
    ...{ address: lines('AddressLine1', 'AddressLine2'), town: 'Town', postcode: 'PostCode', upn: 'UPN' },
  },
  health_visiting: {
    ...{ forename: 'given_name', surname: 'family_name', born: 'date_of_birth', format: '%d/%m/%Y', sex: 'sex', address: 'address', postcode: 'postcode' },
    ...{ phone: 'contact_number', nhs: 'nhs_number' },
  },
  a_and_e: {
    ...{ forename: `split_part(PATIENT_NAME, ', ', 2)`, surname: `split_part(PATIENT_NAME, ', ', 1)`, born: 'DOB', format: '%d-%b-%Y', sex: 'SEX' },
    ...{ address: lines('ADDRESS_1', 'ADDRESS_2'), town: 'ADDRESS_3', postcode: 'POSTCODE', phone: 'HOME_TEL', nhs: 'NHS_NUMBER' },
  },
  police: {
    ...{ forename: 'forename1', middle: 'forename2', surname: 'surname', born: 'dob', format: '%-d.%-m.%Y', sex: 'gender' },
    ...{ address: lines('location', 'street'), town: 'town', postcode: 'pcode', phone: 'mobile' },
  },
  housing: {
    ...{ forename: 'first_name', surname: 'last_name', born: 'birth_date', format: '%d/%m/%Y', sex: 'm_f', postcode: 'post_code' },
    ...{ address: lines('address_line_1', 'address_line_2'), phone: 'telephone', email: 'email' },
  },
  benefits: {
    ...{ forename: `regexp_replace(claimant, '^(Mr|Mrs|Ms) ', '')`, surname: `regexp_extract(claimant, '[^ ]+$')`, born: 'dob', format: '%Y%m%d' },
    ...{ address: 'address', postcode: 'postcode', phone: 'phone', email: 'email' },
  },
  social_care: {
    ...{ forename: 'Forename', surname: 'Surname', born: 'DOB', format: '%d %b %Y', sex: 'Gender', address: 'Address', town: 'Town', postcode: 'Postcode' },
    ...{ phone: 'Telephone', nhs: 'NHSNo', upn: 'UPN' },
  },
  youth_justice: {
    ...{ forename: 'FirstName', surname: 'FamilyName', born: 'BirthDate', format: '%d/%m/%Y', sex: 'Sex', address: lines('AddressLine1', 'AddressLine2') },
    ...{ postcode: 'PostCode', phone: 'Mobile', upn: 'UPN' },
  },
};

/** One table of all rows, in the order of the files, numbered from 0. */
export function standardise(folder: string, names: readonly string[]): string {
  const parts = names.map((feed, nth) => {
    const { forename, surname, born, format, sex, address, postcode, phone, email, nhs, upn } = feeds[feed]!;
    const born_ = `try_strptime(${born}, '${format}')::date`;
    return `select ${nth} as feed, row_number() over () as row,
      nullif(split_part(${name(forename)}, ' ', 1), '') as forename,
      replace(${name(surname)}, ' ', '') as surname,
      case when ${born_} > date '1901-01-01' then ${born_} end as born,
      ${sex === undefined ? 'null' : `case lower(left(${sex}, 1)) when 'm' then 'm' when 'f' then 'f' when '1' then 'm' when '2' then 'f' end`} as sex,
      nullif(upper(replace(${postcode}, ' ', '')), '') as postcode,
      nullif(array_to_string(regexp_extract_all(${address}, '[0-9]+[A-Za-z]?\\b'), '/'), '') as house,
      nullif(regexp_extract(lower(${address}), '([a-z'' ]+) (rd|road|st|street|ave|avenue|cl|close|dr|drive|ln|lane|way|cres|crescent|ct|court|gdns|gardens|gr|grove|pl|place|ter|terr|terrace|mews|green|broadway|kingsway|queensway)\\b', 1), '') as street,
      ${phone === undefined ? 'null' : `case when length(${digits(phone)}) >= 10 then right(${digits(phone)}, 10) end`} as phone,
      ${email === undefined ? 'null' : `nullif(lower(${email}), '')`} as email,
      ${nhs === undefined ? 'null' : digits(nhs)} as nhs,
      ${upn === undefined ? 'null' : `nullif(${upn}, '')`} as upn
      from read_csv('${folder}/${feed}.csv', all_varchar = true, header = true)`;
  });
  return `create table people as select (row_number() over () - 1)::integer as id, feed::integer as feed, row::integer as row,
    case when lower(forename) in ${placeholders} then null else forename end as forename, surname, born, born::varchar as born_text, sex, postcode, left(postcode, length(postcode) - 3) as outward,
    house, street, phone, email, nhs, upn from (${parts.join(' union all ')})`;
}
