-- Who a person is at a provider of OpenID Connect. Not part of the record, as passwords are not.
create table identities (
    issuer text not null,                 -- the provider, as it calls itself
    subject text not null,                -- whom it means, as it calls them; never given anew
    person_id text not null references people (id) on delete restrict, -- who that is here
    email text,                           -- as the provider told it last; for people to read only
    bound_at text not null,               -- UTC
    primary key (issuer, subject)
) strict;
create unique index identities_by_person on identities (issuer, person_id);

-- By what somebody who was invited is known when they first come from the provider.
create table expected_identities (
    known_as text primary key,            -- an e-mail address in small letters, or a subject
    person_id text not null unique references people (id) on delete restrict -- who that will be
) strict;

-- Browsers that were sent to the provider and have not come back. A row is good once, for minutes.
create table sign_in_attempts (
    state_digest text primary key,        -- SHA-256 of the state that the provider hands back
    browser_digest text not null,         -- SHA-256 of what only this browser has, in a cookie
    nonce text not null,                  -- which the ID token must repeat
    verifier text not null,               -- the secret of PKCE, shown when the code is exchanged
    redirect_uri text not null,           -- where the provider was asked to send the browser back
    going_to text not null,               -- path of this site to go on to
    code_digest text,                     -- SHA-256 of the invitation or first code that led here
    turning_on text references people (id) on delete restrict, -- who turns it on by this sign-in
    made_at text not null                 -- UTC
) strict;
