-- Where postcodes are, and the categories that a directory begins with.
create table directory.postcode (
  -- without spaces, in capitals
  postcode  text primary key,
  district  text not null,
  latitude  double precision not null,
  longitude double precision not null,
  ward      text
);
comment on table directory.postcode is 'Where a postcode is. Until a council imports its own, the centres of districts answer (src/modules/directory/districts.json).';
create index postcode_of_district on directory.postcode (district);
call directory.protect_public('directory.postcode');

-- Categories of the family hubs service of the Department for Education (github.com/DFE-Digital/fh-services, MIT): 49 in two levels.
alter table directory.taxonomy no force row level security;
alter table directory.term no force row level security;
insert into directory.taxonomy (id, name, description, uri, version, is_default) values
  ('5a2c71c8-cd76-556a-8fc0-7634660b869c', 'DfE family hubs service categories', 'What services for families are about, in two levels.', 'https://github.com/DFE-Digital/fh-services', '2025-03-26', true);
insert into directory.term (id, taxonomy_id, parent_id, name, description, code, position)
select id::uuid, '5a2c71c8-cd76-556a-8fc0-7634660b869c', parent_id::uuid, name, name, nth::text, nth from (values
  (1, 'd65e9774-a6f1-5059-92ea-d1bb2df75325', null, 'Activities, clubs and groups'),
  (2, '477b778a-4f36-5455-aa49-d63ba5a4eb44', null, 'Family support'),
  (3, 'db065bc8-05fe-5b4c-a5e9-ea1e21674e64', null, 'Health'),
  (4, '2d9f313b-bef2-52e3-8818-f0dc47dceadf', null, 'Pregnancy, birth and early years'),
  (5, '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', null, 'Special educational needs and disabilities (SEND)'),
  (6, 'e0380492-7120-58b0-9915-b115d406edd6', null, 'Transport'),
  (7, 'c54295bc-107d-5146-8879-caecd964b8bb', 'd65e9774-a6f1-5059-92ea-d1bb2df75325', 'Activities'),
  (8, '46ec8a2a-eaec-5792-a47c-3d12bd4c60f4', 'd65e9774-a6f1-5059-92ea-d1bb2df75325', 'Before and after school clubs'),
  (9, 'b95deb54-0460-5877-9401-799b97839fcb', 'd65e9774-a6f1-5059-92ea-d1bb2df75325', 'Holiday clubs and schemes'),
  (10, '79c858e2-ba64-5583-aa3b-66236c694293', 'd65e9774-a6f1-5059-92ea-d1bb2df75325', 'Music, arts and dance'),
  (11, '24a49030-2040-56c5-afb1-d414323c4331', 'd65e9774-a6f1-5059-92ea-d1bb2df75325', 'Parent, baby and toddler groups'),
  (12, '0140790c-8a40-5131-8e15-a9c222f3358a', 'd65e9774-a6f1-5059-92ea-d1bb2df75325', 'Pre-school playgroup'),
  (13, 'fac1c0e8-d16e-5cac-b0c8-a95118dee950', 'd65e9774-a6f1-5059-92ea-d1bb2df75325', 'Sports and recreation'),
  (14, 'ea3ea404-1f00-57e6-ad4a-f97867f0fd59', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Bullying and cyber bullying'),
  (15, 'c77446f5-d3ef-5589-8806-574a3d4db6a4', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Debt and welfare advice'),
  (16, '7c46946f-cbc0-599b-a1bc-e1f8ec7acd08', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Domestic abuse'),
  (17, 'b55a5f35-5659-5d8b-933f-76f7c1afa468', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Intensive targeted family support'),
  (18, '69860ae7-5705-58dd-96cc-ec3457ed4476', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Money, benefits and housing'),
  (19, '963030a3-ac68-5b32-bbc1-1187299e95cf', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Parenting support'),
  (20, '93d73a11-3284-59fc-8556-c65eb3dff39f', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Reducing parental conflict'),
  (21, 'd49b5935-19ad-5046-a9b9-a2f494655b4d', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Separating and separated parent support'),
  (22, '3172bd63-0946-55bd-8859-8f4ccbe6b38e', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Stopping smoking'),
  (23, '0ea631aa-7896-52b8-95d9-2e6a11a7c956', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Substance misuse (including alcohol and drug)'),
  (24, '60f1e757-3ce5-5478-95b7-17274799129a', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Targeted youth support'),
  (25, 'f740a787-8346-5b54-814d-ddc03de8c00d', '477b778a-4f36-5455-aa49-d63ba5a4eb44', 'Youth justice services'),
  (26, 'daebfb57-5d01-5c53-8372-4c8e9adc216d', 'db065bc8-05fe-5b4c-a5e9-ea1e21674e64', 'Hearing and sight'),
  (27, 'eb4cd23d-82a7-5621-b820-3be61fa4f3f2', 'db065bc8-05fe-5b4c-a5e9-ea1e21674e64', 'Mental health, social and emotional support'),
  (28, '1e483bcd-a043-59c8-9f79-709c04593a6a', 'db065bc8-05fe-5b4c-a5e9-ea1e21674e64', 'Nutrition and weight management'),
  (29, '61142fdb-758b-58ba-a63a-e6a78930bc68', 'db065bc8-05fe-5b4c-a5e9-ea1e21674e64', 'Oral health'),
  (30, '33ce8de9-4dbb-5b29-90c6-e1b1adefecf0', 'db065bc8-05fe-5b4c-a5e9-ea1e21674e64', 'Public health services'),
  (31, 'b13795db-84bb-5d19-9e29-7c2250411394', '2d9f313b-bef2-52e3-8818-f0dc47dceadf', 'Birth registration'),
  (32, '86e8878f-6e85-5fa1-b6b7-941cec3da20e', '2d9f313b-bef2-52e3-8818-f0dc47dceadf', 'Early years language and learning'),
  (33, '8637ed4d-3ada-5a5e-92e0-e9dc12afa9fd', '2d9f313b-bef2-52e3-8818-f0dc47dceadf', 'Health visiting'),
  (34, '03dc765a-b8e0-55c3-8f9d-701252022855', '2d9f313b-bef2-52e3-8818-f0dc47dceadf', 'Infant feeding support (including breastfeeding)'),
  (35, 'deff66a3-24dd-5508-b34f-b805e6399d33', '2d9f313b-bef2-52e3-8818-f0dc47dceadf', 'Midwife and maternity'),
  (36, '6189774f-8a02-5d22-9eb1-e5070dd5253d', '2d9f313b-bef2-52e3-8818-f0dc47dceadf', 'Perinatal mental health support (pregnancy to one year post birth)'),
  (37, 'aaa0d58b-3bcd-5812-baec-45627c604527', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Autistic Spectrum Disorder (ASD)'),
  (38, '0fb33170-ad05-52ba-a045-12ab034636cc', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Breaks and respite'),
  (39, '27110ff6-e01d-53f4-bba4-858f41f66c73', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Early years support'),
  (40, '91a3e182-ab79-5f6f-a760-8c113c82fc67', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Groups for parents and carers of children with SEND'),
  (41, 'cef29d85-20d4-5d05-90fd-22c8fbaf1711', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Hearing impairment'),
  (42, 'ac084cd9-9fff-5abd-9df0-8c8b19246521', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Learning difficulties and disabilities'),
  (43, 'cb99c989-ad91-588f-965b-ace0822ac9b7', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Multi-sensory impairment'),
  (44, 'ca8e5b80-4e42-5d9c-b4e1-198d68bfdcdd', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Other difficulties or disabilities'),
  (45, '17ab08e9-a65c-5386-90e7-ccdbe9b13995', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Physical disabilities'),
  (46, 'dc860a0f-3d99-5f05-b2d7-cf53af708df8', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Social, emotional and mental health support'),
  (47, '160fb9d2-884a-52b0-9b67-cfea09122e14', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Speech, language and communication needs'),
  (48, '06216944-b3a9-5821-a43c-786279b57bf0', '8b64bd76-db18-5d8e-ba6d-3eb54ecdb895', 'Visual impairment'),
  (49, '6b1c577e-f2d4-51f7-b0d9-a0178003ff91', 'e0380492-7120-58b0-9915-b115d406edd6', 'Community transport')
) as categories (nth, id, parent_id, name) order by categories.nth;
alter table directory.taxonomy force row level security;
alter table directory.term force row level security;
