"""A chatbot behind API Gateway that starts from a snapshot."""
