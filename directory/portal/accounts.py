"""Accounts and one-time tokens. A token is a secret of 256 bits; only its SHA-256 is stored."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from flask_login import UserMixin
from sqlalchemy import select, update

from directory.extensions import db, login
from directory.models import Account, Token, now

SIGN_IN_MINUTES = 30


class SignedIn(UserMixin):  # type: ignore[misc]  # Flask-Login has no types
    """An account as Flask-Login sees it."""

    def __init__(self, account: Account) -> None:
        self.id = account.id
        self.role = account.role
        self.organization_ids = {m.organization_id for m in account.memberships}


@login.user_loader
def _load(account_id: str) -> SignedIn | None:
    account = db.session.get(Account, account_id)
    return SignedIn(account) if account else None


def issue_token(account: Account, purpose: str = "sign-in") -> str:
    """A fresh token for this account."""
    secret = secrets.token_urlsafe(32)
    expires = now() + dt.timedelta(minutes=SIGN_IN_MINUTES)
    db.session.add(Token(account_id=account.id, purpose=purpose, hash=_hash(secret), expires_at=expires))
    db.session.commit()
    return secret


def take_token(secret: str, purpose: str = "sign-in") -> Account | None:
    """Use a token, once: of any number of takers at the same time exactly one gets the account."""
    step = update(Token).where(
        Token.hash == _hash(secret), Token.purpose == purpose, Token.used_at.is_(None), Token.expires_at > now()
    )
    taken = db.session.execute(step.values(used_at=now())).rowcount  # type: ignore[attr-defined]
    db.session.commit()
    if taken != 1:
        return None
    token = db.session.scalar(select(Token).where(Token.hash == _hash(secret)))
    return db.session.get(Account, token.account_id) if token else None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
