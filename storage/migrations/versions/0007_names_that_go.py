"""Names that go from lists: on what the organisation of a voice lives stays with the list."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    scale: sa.Column[str] = sa.Column("scale", sa.String(24))
    op.add_column("attendances", scale)
